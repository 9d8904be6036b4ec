package io.illm.lab.image.go;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.image.cache.Cache;
import io.illm.lab.image.oci.Architecture;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.GoProgram;
import io.illm.lab.model.component.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("While programs compile, the modules of the next ones")
@Timeout(30)
class ModulePrefetchTest {

  private static final int SECONDS = 20;

  @TempDir Path folder;
  private final Queue<String> fetched = new ConcurrentLinkedQueue<>();
  private final CountDownLatch last = new CountDownLatch(1);

  /** A set whose Go notes that it was asked for, or fails. */
  private ProgramSet programs(String name, Supplier<GoToolchain> toolchain) throws IOException {
    Path module = Files.createDirectories(folder.resolve(name));
    Files.writeString(module.resolve("go.mod"), "module illm.io/" + name + "\n\ngo 1.26.0\n");
    Files.writeString(module.resolve("go.sum"), "");
    var programs = new TreeMap<String, Program>();
    programs.put(name, new Program(new GoProgram(".", List.of(), List.of()), List.of(), false));
    return new ProgramSet(
        new Cache(folder.resolve("cache")),
        () -> {
          fetched.add(name);
          return toolchain.get();
        },
        Architecture.ofThisMachine(),
        new GoModule(name, module),
        programs);
  }

  private GoToolchain toolchain(String script) {
    try {
      Path go = folder.resolve("go-" + Integer.toHexString(script.hashCode()));
      Files.writeString(go, "#!/bin/sh\n" + script + "\n");
      Files.setPosixFilePermissions(go, PosixFilePermissions.fromString("rwxr-xr-x"));
      return new GoToolchain(go, GoVersion.parse("1.26.0").orElseThrow());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private GoToolchain lastOne() {
    last.countDown();
    return toolchain("exit 0");
  }

  @Test
  void are_fetched_one_after_another_and_a_failure_stops_none_and_is_not_reported()
      throws Exception {
    List<ProgramSet> next =
        List.of(
            programs("one", () -> toolchain("exit 0")),
            programs(
                "two",
                () -> {
                  throw new Broken("no Go", "install it");
                }),
            programs("three", () -> toolchain("exit 1")),
            programs("four", this::lastOne));
    try (var _ = ModulePrefetch.begin(next, Progress.silent())) {
      assertThat(last.await(SECONDS, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(fetched).containsExactly("one", "two", "three", "four");
  }

  @Test
  void are_left_alone_if_the_programs_are_built() throws IOException {
    ProgramSet built = programs("one", this::lastOne);
    Files.createDirectories(built.folder());
    ModulePrefetch.begin(List.of(built), Progress.silent()).close();
    assertThat(fetched).isEmpty();
  }

  @Test
  void are_fetched_no_further_once_nothing_compiles_any_more() throws Exception {
    Path process = folder.resolve("process");
    String script = "echo $$ > " + process + ".new; mv " + process + ".new " + process;
    List<ProgramSet> next =
        List.of(
            programs("one", () -> toolchain(script + "; exec sleep 600")),
            programs("two", this::lastOne));
    try (var _ = ModulePrefetch.begin(next, Progress.silent())) {
      await(process);
    }
    assertThat(fetched).containsExactly("one");
    long pid = Long.parseLong(Files.readString(process).strip());
    ProcessHandle.of(pid)
        .ifPresent(
            download -> assertThat(download.onExit()).succeedsWithin(Duration.ofSeconds(SECONDS)));
  }

  private static void await(Path file) throws InterruptedException {
    while (!Files.exists(file)) {
      Thread.sleep(Duration.ofMillis(10));
    }
  }
}
