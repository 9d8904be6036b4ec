package io.illm.lab.component.manifest;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.ShowCommand;
import com.marcnuri.helm.TemplateCommand;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Place;
import io.illm.lab.model.component.Component;
import io.illm.lab.model.component.ManifestSource.Chart;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Renders Helm charts. It never installs releases: the objects are applied, patched and removed
 * like all others.
 *
 * @param kubernetes the Kubernetes version for charts, such as {@code v1.37.2}
 */
record Charts(String kubernetes) {

  /**
   * The start of a document. Helm prints the definitions of a chart without separators between
   * files.
   */
  private static final String DOCUMENT = "(?m)^apiVersion:";

  private static final String HOOK = "helm.sh/hook";

  /** The hooks of an installation. Hooks of removals and tests are left out. */
  private static final Set<String> INSTALLING = Set.of("pre-install", "post-install");

  /**
   * Returns a chart's objects, with definitions first.
   *
   * @param place the place in component.yaml that names the chart
   */
  List<GenericKubernetesResource> objects(Component component, Chart chart, Place place) {
    String definitions = helm(place, definitions(component, chart)::call);
    String rendered = helm(place, template(component, chart)::call);
    return Stream.of(definitions.replaceAll(DOCUMENT, "---\n$0"), rendered)
        .flatMap(text -> ManifestYaml.objects(text).stream())
        .filter(Charts::installed)
        .toList();
  }

  private TemplateCommand template(Component component, Chart chart) {
    TemplateCommand template =
        chart.remote()
            ? Helm.template(chart.chart())
            : new Helm(component.folder().resolve(chart.chart())).template();
    chart.version().ifPresent(template::withVersion);
    chart.values().map(component.folder()::resolve).ifPresent(template::withValuesFile);
    return template
        .withName(component.name())
        .withNamespace(component.namespace().orElse("default"))
        .withKubeVersion(kubernetes);
  }

  private static ShowCommand.ShowSubcommand definitions(Component component, Chart chart) {
    ShowCommand show =
        chart.remote()
            ? Helm.show(chart.chart())
            : new Helm(component.folder().resolve(chart.chart())).show();
    ShowCommand.ShowSubcommand definitions = show.crds();
    chart.version().ifPresent(definitions::withVersion);
    return definitions;
  }

  private static String helm(Place place, Supplier<@Nullable String> command) {
    try {
      return Optional.ofNullable(command.get()).orElse("");
    } catch (IllegalStateException e) {
      throw new BadInput(
          Fault.at(
              place,
              "Helm refuses the chart: "
                  + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
              "check its values, and that its registry answers"));
    } catch (LinkageError | NoSuchElementException e) {
      throw new Broken(
          "helm-java has no native library for this machine: " + e,
          "use the chart's objects as manifests");
    }
  }

  private static boolean installed(GenericKubernetesResource object) {
    return Optional.ofNullable(object.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(HOOK))
        .map(hooks ->
            Stream.of(hooks.split(",", -1)).map(String::strip).anyMatch(INSTALLING::contains))
        .orElse(true);
  }
}
