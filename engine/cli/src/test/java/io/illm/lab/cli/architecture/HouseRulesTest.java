package io.illm.lab.cli.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows of the house, and what every room keeps to. */
class HouseRulesTest {

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.illm.lab");

  @ParameterizedTest
  @EnumSource
  void the_house_keeps_each_rule(HouseRule rule) {
    rule.rule().check(HOUSE);
  }

  @ParameterizedTest
  @EnumSource
  void each_rule_can_fail(HouseRule rule) {
    JavaClasses wrong = new ClassFileImporter().importClasses(rule.counterexample());

    assertThatThrownBy(() -> rule.rule().check(wrong))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("because")
        .hasMessageContaining(rule.counterexample().getFirst().getSimpleName());
  }

  @ParameterizedTest
  @ValueSource(strings = {"model", "host", "cluster", "image", "check", "report", "runner", "cli"})
  void every_room_is_looked_at(String room) {
    assertThat(HOUSE.that(resideInAPackage("io.illm.lab." + room + ".."))).isNotEmpty();
  }

  @Test
  void each_rule_gives_its_reason() {
    assertThat(List.of(HouseRule.values()))
        .allSatisfy(rule -> assertThat(rule.rule().getDescription()).contains("because"));
  }
}
