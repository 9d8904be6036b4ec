package io.illm.lab.runner.phase;

import io.illm.lab.cluster.KernelFeatures;
import io.illm.lab.component.image.ImageCatalog;
import io.illm.lab.model.component.Capability;
import io.illm.lab.model.experiment.KernelFeature;
import io.illm.lab.model.experiment.StepNeeds;
import io.illm.lab.runner.RunOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the place of a run can give to its steps.
 *
 * @param provider the provider of the run's clusters, such as {@code embedded}
 * @param capabilities what the clusters themselves can do, without any component
 * @param kernel the features of the nodes' kernel
 * @param vouched the words for which the user vouches: accounts, hardware, kernel features
 * @param missingImages the images that can't be had, each with the reason
 */
record Supply(
    String provider,
    Set<Capability> capabilities,
    KernelFeatures kernel,
    Set<String> vouched,
    Map<String, String> missingImages) {

  /** Returns what the place of a run can give. It tries the kernel features that steps need. */
  static Supply of(RunState state) {
    RunOptions options = state.options();
    List<KernelFeature> wanted =
        state.resolved().experiment().steps().stream()
            .flatMap(step -> step.needs().kernel().stream())
            .toList();
    return new Supply(
        options.provider(),
        state.resolved().builtIn(),
        options.visits() ? KernelFeatures.elsewhere() : KernelFeatures.ofThisMachine(wanted),
        options.have(),
        state.missingImages());
  }

  /** Returns what is missing of some needs, each in a clause. */
  List<String> lacks(StepNeeds needs, Set<Capability> installed) {
    return Stream.of(
            missing(needs.images().stream()),
            needs.capabilities().stream()
                .filter(capability -> !capabilities.contains(capability))
                .filter(capability -> !installed.contains(capability))
                .map(Supply::lacks),
            needs.kernel().stream()
                .filter(feature -> !vouched.contains(feature.word()))
                .flatMap(feature -> kernel.lacks(feature).stream()),
            otherProvider(needs.providers()).stream(),
            needs.account().stream().flatMap(name -> unvouched("an account of", name).stream()),
            needs.hardware().stream().flatMap(name -> unvouched("the hardware", name).stream()))
        .flatMap(each -> each)
        .toList();
  }

  /** Returns a clause for each of the images that can't be had. */
  Stream<String> missing(Stream<String> images) {
    return images.flatMap(image -> missing(image).stream());
  }

  private Optional<String> missing(String image) {
    return Optional.ofNullable(missingImages.get(ImageCatalog.canonical(image)))
        .map(why -> "the image %s can't be had: %s".formatted(image, why));
  }

  private static String lacks(Capability capability) {
    return "the cluster lacks the capability "
        + capability.word()
        + ", and no component that is installed by then provides it";
  }

  private Optional<String> otherProvider(List<String> providers) {
    return providers.isEmpty() || providers.contains(provider)
        ? Optional.empty()
        : Optional.of(
            "it needs the provider %s; this run uses %s"
                .formatted(String.join(" or ", providers), provider));
  }

  private Optional<String> unvouched(String what, String name) {
    return vouched.contains(name)
        ? Optional.empty()
        : Optional.of(
            "it needs %s %s; `--have %s` says that there is one".formatted(what, name, name));
  }
}
