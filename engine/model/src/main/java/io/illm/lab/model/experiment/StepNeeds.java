package io.illm.lab.model.experiment;

import io.illm.lab.model.component.Capability;
import io.illm.lab.model.yaml.Fields;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a step needs of the place where it runs. A step whose needs this place can't give is not
 * run.
 *
 * @param images images that may be impossible to have
 * @param capabilities what the cluster must be able to do
 * @param kernel features of the nodes' kernel
 * @param providers the providers of which one must be the cluster's; empty for any
 * @param account a service that the step uses an account of, such as {@code azure}
 * @param hardware a machine or device, such as {@code raspberry-pi}
 */
public record StepNeeds(
    List<String> images,
    List<Capability> capabilities,
    List<KernelFeature> kernel,
    List<String> providers,
    Optional<String> account,
    Optional<String> hardware) {

  /** The words for the providers of clusters. */
  public static final List<String> PROVIDERS = List.of("embedded", "kind", "kubeconfig");

  /** No needs. */
  public static final StepNeeds NONE =
      new StepNeeds(List.of(), List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());

  private static final Pattern WORD = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /** Keeps copies. */
  public StepNeeds {
    images = List.copyOf(images);
    capabilities = List.copyOf(capabilities);
    kernel = List.copyOf(kernel);
    providers = List.copyOf(providers);
  }

  /** Reads the needs of a step. */
  static StepNeeds read(Fields needs) {
    return new StepNeeds(
        needs.texts("images"),
        Capability.list(needs, "capabilities"),
        needs.choices("kernel", "kernel feature", KernelFeature.words()).stream()
            .map(KernelFeature::of)
            .toList(),
        needs.choices("provider", "provider", PROVIDERS),
        word(needs, "account"),
        word(needs, "hardware"));
  }

  /** Returns each need in a few words, such as {@code kernel feature netem}. */
  public List<String> words() {
    return Stream.of(
            images.stream().map(image -> "image " + image),
            capabilities.stream().map(capability -> "capability " + capability.word()),
            kernel.stream().map(feature -> "kernel feature " + feature.word()),
            providers.isEmpty()
                ? Stream.<String>of()
                : Stream.of("provider " + String.join(" or ", providers)),
            account.stream().map(name -> "account " + name),
            hardware.stream().map(name -> "hardware " + name))
        .flatMap(each -> each)
        .toList();
  }

  private static Optional<String> word(Fields needs, String field) {
    Optional<String> found = needs.optionalText(field);
    found
        .filter(word -> !WORD.matcher(word).matches())
        .ifPresent(word ->
            needs.fault(
                field,
                "`" + word + "` is not a word of lower-case letters, digits and dashes",
                "`lab run --have WORD` says that it is there, so choose a short one"));
    return found;
  }
}
