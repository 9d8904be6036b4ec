package io.illm.lab.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.illm.lab.image.oci.Architecture;
import io.illm.lab.image.registry.Push;
import io.illm.lab.image.registry.RegistryAddress;
import io.illm.lab.model.Library;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.GoProgram;
import io.illm.lab.model.component.Recipe;
import io.illm.lab.testkit.Prerequisite;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pushes images to the program of the component {@code registry}, which runs on this machine. */
class PushIT {

  private static final String REGISTRY = "docker.io/library/registry:3.1.2";
  private static final String NAME = "ghcr.io/illm/hello:0.1.0";
  private static final String INDEX = "application/vnd.oci.image.index.v1+json";

  @TempDir Path folder;
  private String host = "";
  private Optional<Process> serving = Optional.empty();

  @BeforeEach
  void serve() throws Exception {
    Prerequisite.heavy(PushIT.class);
    GoHere.assume();
    try (var socket = new ServerSocket(0)) {
      host = "127.0.0.1:" + socket.getLocalPort();
    }
    Path config =
        Files.writeString(
            folder.resolve("config.yml"),
            "version: 0.1\nstorage: {filesystem: {rootdirectory: %s}}\nhttp: {addr: %s}\n"
                .formatted(folder.resolve("data"), host));
    var words = List.of(program().toString(), "serve", config.toString());
    var log = folder.resolve("log").toFile();
    serving =
        Optional.of(
            new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log).start());
    for (int i = 0; i < 100 && !answers(); i++) {
      Thread.sleep(Duration.ofMillis(100));
    }
  }

  @AfterEach
  void end() {
    serving.ifPresent(Process::destroyForcibly);
  }

  private Path program() throws IOException {
    var library = new Library(Path.of(System.getProperty("lab.root")));
    var component = library.component("registry");
    Recipe recipe = Optional.ofNullable(component.recipes().get(REGISTRY)).orElseThrow();
    Path cache =
        Path.of(Objects.requireNonNull(System.getenv("HOME"), "HOME"), ".cache/illm-k8s-lab");
    LocalImage image =
        new Images(cache).build(REGISTRY, recipe, ImageSource.of(component), Progress.silent());
    Path root = Files.createDirectory(folder.resolve("registry"));
    ImageTar.unpack(image, root);
    return root.resolve("bin/registry");
  }

  private boolean answers() {
    try {
      return get("", "*/*").statusCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  private HttpResponse<String> get(String path, String accept) throws IOException {
    var request = HttpRequest.newBuilder(URI.create("http://" + host + "/v2/" + path));
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.header("Accept", accept).build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private LocalImage hello(Architecture architecture) throws IOException {
    Path module = Files.createDirectories(folder.resolve("module"));
    Files.writeString(module.resolve("go.mod"), "module illm.io/hello\n\ngo 1.20\n");
    Files.writeString(module.resolve("go.sum"), "");
    Files.writeString(module.resolve("main.go"), "package main\n\nfunc main() {}\n");
    return new Images(folder.resolve("cache"), architecture)
        .build(
            NAME,
            new Recipe.Go(new GoProgram(".", List.of(), List.of()), List.of("/hello")),
            new ImageSource("hello", module, "0.1.0", "Hello", "MIT"),
            Progress.silent());
  }

  private Push push() {
    return new Push(
        new RegistryAddress(host, true, Optional.empty()).open(Optional.empty()),
        Progress.silent());
  }

  @Test
  void an_image_has_its_digest_in_the_registry_too() throws IOException {
    LocalImage image = hello(Architecture.AMD64);
    assertThat(push().push(List.of(image))).isEqualTo(image.digest());
    var found = get("illm/hello/manifests/0.1.0", "application/vnd.oci.image.manifest.v1+json");
    assertThat(found.headers().firstValue("Docker-Content-Digest")).contains(image.digest());
    assertThat(push().push(List.of(image))).isEqualTo(image.digest());
  }

  @Test
  void one_tag_leads_to_each_architecture() throws IOException {
    var images = Stream.of(hello(Architecture.AMD64), hello(Architecture.ARM64)).toList();
    String digest = push().push(images);
    var found = get("illm/hello/manifests/0.1.0", INDEX);
    assertThat(found.headers().firstValue("Docker-Content-Digest")).contains(digest);
    JsonNode manifests = new ObjectMapper().readTree(found.body()).path("manifests");
    assertThat(manifests.valueStream().map(each -> each.path("digest").asText()))
        .containsExactlyElementsOf(images.stream().map(LocalImage::digest).toList());
  }
}
