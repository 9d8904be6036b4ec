package io.illm.lab.cli.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import io.illm.lab.cli.architecture.util.Leftovers;
import io.illm.lab.cluster.wrong.PrintsItself;
import io.illm.lab.cluster.wrong.ReachesAcross;
import io.illm.lab.cluster.wrong.Unmarked;
import io.illm.lab.model.run.wrong.WithBehaviour;
import io.illm.lab.model.wrong.ReachesUp;
import io.illm.lab.model.wrong.SharesState;
import io.illm.lab.runner.RunOptions;
import java.util.List;

/** What holds in every room of the engine, each with a class that breaks it. */
@SuppressWarnings("ImmutableEnumChecker") // a rule does not change, though its type does not say so
enum HouseRule {
  ARROWS_POINT_DOWN(
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(true)
          .layer("cli")
          .definedBy("io.illm.lab.cli..")
          .layer("runner")
          .definedBy("io.illm.lab.runner..")
          .layer("component")
          .definedBy("io.illm.lab.component..")
          .layer("report")
          .definedBy("io.illm.lab.report..")
          .layer("rooms")
          .definedBy("io.illm.lab.cluster..", "io.illm.lab.image..", "io.illm.lab.check..")
          .layer("host")
          .definedBy("io.illm.lab.host..")
          .layer("model")
          .definedBy("io.illm.lab.model..")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("runner")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("component")
          .mayOnlyBeAccessedByLayers("cli", "runner")
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("cli", "runner")
          .whereLayer("rooms")
          .mayOnlyBeAccessedByLayers("cli", "runner", "component")
          .whereLayer("host")
          .mayOnlyBeAccessedByLayers("cli", "runner", "component", "rooms")
          .because("a room that knows who uses it can't be used, tested or left out by itself"),
      ReachesUp.class,
      RunOptions.class),

  ROOMS_DO_NOT_KNOW_EACH_OTHER(
      slices()
          .matching("io.illm.lab.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              resideInAnyPackage(
                  "io.illm.lab.cli..", "io.illm.lab.runner..", "io.illm.lab.component.."),
              alwaysTrue())
          .ignoreDependency(
              alwaysTrue(), resideInAnyPackage("io.illm.lab.host..", "io.illm.lab.model.."))
          .because("cluster, image and check meet in component and in the runner and nowhere else"),
      ReachesAcross.class),

  NAMES_SAY_WHAT(
      noClasses()
          .should()
          .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..manager..")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .because("such a name says nothing of what is in it, so everything ends up in it"),
      Leftovers.class),

  NO_MUTABLE_STATICS(
      fields()
          .that()
          .areStatic()
          .and()
          .doNotHaveModifier(SYNTHETIC)
          .should()
          .beFinal()
          .andShould(Immutable.byDeclaredType())
          .because("state that all runs share makes one run's fault another run's"),
      SharesState.class),

  ONLY_THE_CLI_SPEAKS(
      noClasses()
          .that()
          .resideOutsideOfPackages("io.illm.lab.cli..", "io.illm.lab.testkit..")
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .because("stdout is data and the exit code is a promise: one room keeps both"),
      PrintsItself.class),

  RESULTS_ARE_DATA(
      classes()
          .that()
          .resideInAPackage("io.illm.lab.model.run..")
          .and()
          .doNotHaveSimpleName("package-info")
          .should()
          .beRecords()
          .orShould()
          .beEnums()
          .orShould()
          .beInterfaces()
          .because("what a run found is written, read and compared, and must not act"),
      WithBehaviour.class),

  NULL_IS_MARKED(
      classes()
          .should(NullMarking.beInMarkedPackage())
          .because("without @NullMarked on its package NullAway doesn't look at a class"),
      Unmarked.class);

  private final ArchRule rule;
  private final List<Class<?>> counterexample;

  HouseRule(ArchRule rule, Class<?>... counterexample) {
    this.rule = rule;
    this.counterexample = List.of(counterexample);
  }

  ArchRule rule() {
    return rule;
  }

  /** A class of the tests that breaks the rule, and what it breaks it with. */
  List<Class<?>> counterexample() {
    return counterexample;
  }
}
