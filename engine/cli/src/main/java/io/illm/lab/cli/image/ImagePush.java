package io.illm.lab.cli.image;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.Lab;
import io.illm.lab.component.image.ImageCatalog.Making;
import io.illm.lab.image.BuiltImage;
import io.illm.lab.image.Images;
import io.illm.lab.image.oci.Architecture;
import io.illm.lab.image.registry.Push;
import io.illm.lab.image.registry.RegistryAddress;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab image push}: pushes built images to a registry. */
@Command(
    name = "push",
    description = "push images to an OCI registry, for every architecture that is built")
public final class ImagePush implements Callable<Integer> {

  private static final String PASSWORD = "LAB_REGISTRY_PASSWORD";

  private final Lab lab;

  @Parameters(paramLabel = "IMAGE", arity = "1..*", description = "names, such as coredns")
  private List<String> names = List.of();

  @Option(
      names = "--registry",
      required = true,
      paramLabel = "HOST[:PORT]",
      description = "the registry; an image keeps its name except for the host")
  private String registry = "";

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "the user, whose password is in the variable " + PASSWORD)
  private @Nullable String user;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "trusted certificates as PEM; default: those of Java")
  private @Nullable Path ca;

  @Option(
      names = "--insecure",
      description = "use HTTP; only for this machine and the lab's clusters")
  private boolean insecure;

  /** Creates the command. */
  public ImagePush(Lab lab) {
    this.lab = lab;
  }

  @Override
  public Integer call() {
    KnownImages known = KnownImages.of(lab.library());
    List<List<BuiltImage>> all =
        names.stream().map(known::named).map(name -> made(name, known)).toList();
    Push push =
        new Push(
            new RegistryAddress(registry, insecure, Optional.ofNullable(ca)).open(credentials()),
            lab.terminal().progress());
    for (List<BuiltImage> each : all) {
      lab.terminal().print(each.getFirst().image() + "  " + push.push(each));
    }
    return ExitCode.OK.code();
  }

  private List<BuiltImage> made(String image, KnownImages known) {
    Making making = known.catalog().making(image).orElseThrow();
    List<BuiltImage> made =
        Arrays.stream(Architecture.values())
            .filter(each -> Images.canMake(making.recipe(), each))
            .map(each -> new Images(lab.home().cache(), each))
            .flatMap(each -> each.find(image, making.recipe(), making.source()).stream())
            .toList();
    if (made.isEmpty()) {
      String build = "`lab image build " + KnownImages.shortName(image) + "` makes it";
      throw new BadInput(Fault.of(image + " is not made yet", build));
    }
    return made;
  }

  private Optional<String> credentials() {
    return Optional.ofNullable(user)
        .map(name -> name + ":" + System.getenv().getOrDefault(PASSWORD, ""));
  }
}
