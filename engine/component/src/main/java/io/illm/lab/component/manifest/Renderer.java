package io.illm.lab.component.manifest;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.illm.lab.host.Home;
import io.illm.lab.image.GoPrograms;
import io.illm.lab.image.cache.Cache;
import io.illm.lab.image.go.GoBuilds;
import io.illm.lab.image.oci.Architecture;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Library;
import io.illm.lab.model.Place;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.Component;
import io.illm.lab.model.component.ManifestSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.error.YAMLException;

/** Renders a component's manifests to objects, in the order of application. */
public final class Renderer {

  private static final String KUBERNETES = "kubernetes";

  private final Home home;
  private final Progress progress;
  private final SourceFiles files;
  private final Kustomize kustomize;
  private final Map<String, List<GenericKubernetesResource>> rendered = new HashMap<>();

  /** Creates a renderer for the components of a checkout. */
  public Renderer(Home home, Progress progress) {
    this.home = home;
    this.progress = progress;
    this.kustomize = new Kustomize(this::kubectl);
    this.files = new SourceFiles(kustomize);
  }

  /**
   * Returns a component's objects.
   *
   * @throws BadInput if one of its sources has a fault
   */
  public List<GenericKubernetesResource> render(Component component) {
    List<GenericKubernetesResource> known = rendered.get(component.name());
    if (known != null) {
      return known;
    }
    List<GenericKubernetesResource> objects = ordered(component);
    rendered.put(component.name(), objects);
    return objects;
  }

  private List<GenericKubernetesResource> ordered(Component component) {
    List<GenericKubernetesResource> objects = patched(component, sources(component));
    return new NamespacePlacement(component, scopes(component, objects))
        .place(objects).stream().sorted(ApplyOrder.COMPARATOR).toList();
  }

  private List<GenericKubernetesResource> sources(Component component) {
    return component.manifests().stream()
        .flatMap(source -> objects(component, source).stream())
        .toList();
  }

  private List<GenericKubernetesResource> objects(Component component, ManifestSource source) {
    return switch (source) {
      case ManifestSource.Own own ->
          objects(files.read(component.folder().resolve(own.path()), place(component, own.path())));
      case ManifestSource.GoModule module ->
          objects(
              files.read(
                  folder(component, module).resolve(module.path()),
                  place(component, module.path())));
      case ManifestSource.Chart chart ->
          new Charts(library().component(KUBERNETES).version())
              .objects(component, chart, place(component, chart.chart()));
    };
  }

  private Path folder(Component component, ManifestSource.GoModule module) {
    return GoBuilds.withToolchainsHere(new Cache(home.cache()), Architecture.ofThisMachine())
        .moduleFolder(component.name(), component.folder(), module.module(), progress);
  }

  private List<GenericKubernetesResource> patched(
      Component component, List<GenericKubernetesResource> objects) {
    return component.patches().isEmpty()
        ? objects
        : ManifestYaml.objects(kustomize.patched(component, objects));
  }

  /**
   * Learns which kinds are namespaced. A required component may define the kinds; it is rendered
   * only if a kind is unknown.
   */
  private Scopes scopes(Component component, List<GenericKubernetesResource> objects) {
    Scopes scopes = new Scopes();
    scopes.learn(objects);
    List<String> needed = new ArrayList<>(component.needs().components());
    while (!needed.isEmpty() && !objects.stream().allMatch(scopes::knows)) {
      Component next = library().component(needed.removeFirst());
      scopes.learn(render(next));
      needed.addAll(next.needs().components());
    }
    return scopes;
  }

  private static List<GenericKubernetesResource> objects(List<SourceFiles.Source> sources) {
    return sources.stream().flatMap(source -> objects(source).stream()).toList();
  }

  private static List<GenericKubernetesResource> objects(SourceFiles.Source source) {
    try {
      return ManifestYaml.objects(source.yaml());
    } catch (YAMLException e) {
      throw new BadInput(
          Fault.at(
              source.place(),
              "not Kubernetes objects: "
                  + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
              "check it with `kubectl apply --dry-run=client -f`"));
    }
  }

  private static Place place(Component component, String path) {
    return Place.of(component.folder().resolve("component.yaml"), "manifests:", path);
  }

  private Library library() {
    return home.library();
  }

  private Path kubectl() {
    Component kubernetes = library().component(KUBERNETES);
    return new GoPrograms(home.cache()).build(kubernetes, progress).resolve("kubectl");
  }
}
