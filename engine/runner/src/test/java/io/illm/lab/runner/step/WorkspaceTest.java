package io.illm.lab.runner.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {

  private static final StepUser ME = StepUser.ofRun(false);

  @TempDir private Path temporary;
  private Path experiment;

  @BeforeEach
  void make_an_experiment() throws IOException {
    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
    experiment = Files.createDirectories(temporary.resolve("experiment"));
  }

  @Test
  void a_linked_folder_is_copied_as_a_link() throws IOException {
    Files.createDirectories(experiment.resolve("base"));
    Files.writeString(experiment.resolve("base/note.yaml"), "kind: ConfigMap");
    Files.createDirectories(experiment.resolve("overlays/one"));
    link("overlays/one/base", "../../base");

    Path copy = workspace(ME).home().resolve("overlays/one/base");

    assertThat(copy).isSymbolicLink();
    assertThat(copy.resolve("note.yaml")).hasContent("kind: ConfigMap");
  }

  @Test
  void a_link_that_leads_nowhere_is_copied_as_it_is() throws IOException {
    link(".#README.md", "somebody@somewhere.1:2");

    assertThat(workspace(ME).home().resolve(".#README.md")).isSymbolicLink();
  }

  @Test
  void what_a_link_names_is_not_copied() throws IOException {
    Path secret = Files.writeString(temporary.resolve("secret"), "a password");
    link("innocent.txt", secret.toString());

    Path copy = workspace(ME).home().resolve("innocent.txt");

    assertThat(copy.toFile()).exists();
    assertThat(Files.isRegularFile(copy, LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  @Test
  void what_a_link_names_stays_whose_it_is() throws IOException {
    assumeThat(HostProcess.ownUid()).as("needs root").isZero();
    Path secret = Files.writeString(temporary.resolve("secret"), "a password");
    link("innocent.txt", secret.toString());

    workspace(StepUser.ofRun(true));

    assertThat(Files.getAttribute(secret, "unix:uid")).isEqualTo(0);
  }

  @Test
  void results_stay_where_they_are() throws IOException {
    Files.createDirectories(experiment.resolve("results"));

    assertThat(workspace(ME).home().resolve("results")).doesNotExist();
  }

  @Test
  void nobody_else_can_read_the_copy() throws IOException {
    assertThat(Files.getPosixFilePermissions(workspace(ME).home()))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void a_program_that_only_its_owner_may_run_is_opened_for_the_steps_in_a_copy()
      throws IOException {
    Path program = Files.writeString(temporary.resolve("tool"), "#!/bin/sh\necho ran\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    Workspace workspace =
        Workspace.create(temporary.resolve("workspace"), experiment, List.of(program), ME);

    assertThat(Files.getPosixFilePermissions(workspace.bin().resolve("tool")))
        .contains(PosixFilePermission.OTHERS_EXECUTE);
    assertThat(Files.getPosixFilePermissions(program))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void steps_run_as_a_user_without_an_account() throws IOException {
    assumeThat(HostProcess.ownUid()).as("needs root").isZero();
    Workspace workspace = workspace(StepUser.ofRun(true));

    String uid = new ShellCommands(workspace, Map.of()).run("id -u; touch made").stdout().strip();

    assertThat(uid).isEqualTo(Integer.toString(workspace.user().uid()));
    assertThat(Files.readString(Path.of("/etc/passwd"))).doesNotContain(":" + uid + ":");
  }

  @Test
  void steps_cannot_read_another_run_s_files() throws IOException {
    assumeThat(HostProcess.ownUid()).as("needs root").isZero();
    Workspace other =
        Workspace.create(temporary.resolve("other"), experiment, List.of(), StepUser.ofRun(true));
    other.kubeconfig("a token");

    assertThat(
            new ShellCommands(workspace(StepUser.ofRun(true)), Map.of())
                .run("cat " + other.kubeconfig())
                .stderr())
        .contains("Permission denied");
  }

  @Test
  void deleting_a_workspace_follows_no_link() throws IOException {
    Path kept = Files.createDirectories(temporary.resolve("kept"));
    Files.createFile(kept.resolve("file"));
    Workspace workspace = workspace(ME);
    Files.createSymbolicLink(workspace.home().resolve("link"), kept);

    workspace.remove();

    assertThat(workspace.folder()).doesNotExist();
    assertThat(kept.resolve("file")).exists();
  }

  private Workspace workspace(StepUser user) {
    return Workspace.create(temporary.resolve("workspace"), experiment, List.of(), user);
  }

  private void link(String name, String target) throws IOException {
    Files.createSymbolicLink(experiment.resolve(name), Path.of(target));
  }
}
