package io.illm.lab.cluster;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Makes the tests' image: one static program, which is also the sandbox. */
final class TestImage {

  static final String NAME = "lab.test/app:1";

  private TestImage() {}

  /** The image under a name of choice, as a docker archive in a folder. */
  static ImageArchive make(Path folder, String name) throws IOException, GeneralSecurityException {
    assumeTrue(HostReader.onPath("go").isPresent(), "skipped: the test's image needs go");
    var program = folder.resolve("app");
    if (!Files.exists(program)) {
      build(folder, program);
    }
    Shell.must(tar(folder, "layer.tar", "app"));
    var digest = digest(folder.resolve("layer.tar"));
    Files.writeString(folder.resolve("config.json"), config(digest));
    Files.writeString(
        folder.resolve("manifest.json"),
        """
        [{"Config": "config.json", "RepoTags": ["%s"], "Layers": ["layer.tar"]}]\
        """
            .formatted(name));
    var archive = folder.resolve(name.replaceAll("\\W", "-") + ".tar");
    Shell.must(tar(folder, archive.toString(), "config.json", "manifest.json", "layer.tar"));
    return new ImageArchive(name, archive, "sha256:" + digest);
  }

  private static void build(Path folder, Path program) throws IOException {
    try (var source = TestImage.class.getResourceAsStream("app.go")) {
      if (source == null) {
        throw new IOException("app.go is missing among the test's resources");
      }
      Files.copy(source, folder.resolve("app.go"));
    }
    var go = List.of("env", "CGO_ENABLED=0", "GOTOOLCHAIN=local", "go", "build", "-ldflags=-s -w");
    var command = new ArrayList<>(go);
    command.addAll(List.of("-o", program.toString(), folder.resolve("app.go").toString()));
    Shell.must(command);
  }

  private static List<String> tar(Path folder, String archive, String... files) {
    var command = new ArrayList<>(List.of("tar", "--directory=" + folder, "--create", "--file"));
    command.add(folder.resolve(archive).toString());
    command.addAll(List.of(files));
    return command;
  }

  private static String config(String layer) {
    return """
    {"architecture": "%s", "os": "linux", "config": {"Entrypoint": ["/app"]},
     "rootfs": {"type": "layers", "diff_ids": ["sha256:%s"]}}\
    """
        .formatted(System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64", layer);
  }

  private static String digest(Path file) throws IOException, GeneralSecurityException {
    var bytes = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(bytes);
  }
}
