package io.illm.lab.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

  private static final Path CHECKOUT = Path.of("/checkout");
  private static final Optional<Caller> NO_CALLER = Optional.empty();

  @TempDir private Path folder;

  @Test
  void folders_lie_in_the_users_home() {
    Home home = Home.of(CHECKOUT, Map.of("HOME", "/home/ada"), NO_CALLER);

    assertThat(home.state()).isEqualTo(Path.of("/home/ada/.local/state/illm-k8s-lab"));
    assertThat(home.cache()).isEqualTo(Path.of("/home/ada/.cache/illm-k8s-lab"));
  }

  @Test
  void under_sudo_runs_lie_in_the_home_of_the_user_who_called() throws IOException {
    Map<String, String> sudo = Map.of("HOME", "/root", "SUDO_UID", "1000", "SUDO_GID", "100");

    Home home = Home.of(CHECKOUT, sudo, Caller.behindSudo(sudo, passwd()));

    assertThat(home.runs()).isEqualTo(Path.of("/home/ada/.local/state/illm-k8s-lab/runs"));
  }

  @Test
  void under_sudo_the_cache_stays_roots_even_where_sudo_keeps_the_callers_home()
      throws IOException {
    Map<String, String> sudo = Map.of("HOME", "/home/ada", "SUDO_UID", "1000");

    Home home = Home.of(CHECKOUT, sudo, Caller.behindSudo(sudo, passwd()));

    assertThat(home.cache()).isEqualTo(Path.of("/root/.cache/illm-k8s-lab"));
  }

  @Test
  void a_state_folder_that_sudo_hands_on_is_used() throws IOException {
    Map<String, String> sudo = Map.of("XDG_STATE_HOME", "/data/state", "SUDO_UID", "1000");

    Home home = Home.of(CHECKOUT, sudo, Caller.behindSudo(sudo, passwd()));

    assertThat(home.state()).isEqualTo(Path.of("/data/state/illm-k8s-lab"));
  }

  @Test
  void root_who_calls_sudo_is_no_other_user() throws IOException {
    assertThat(Caller.behindSudo(Map.of("SUDO_UID", "0"), passwd())).isEmpty();
  }

  @Test
  void a_user_of_a_directory_service_is_known_by_what_sudo_tells() throws IOException {
    Map<String, String> sudo = Map.of("SUDO_UID", "70000", "SUDO_HOME", "/net/grace");

    assertThat(Caller.behindSudo(sudo, passwd()))
        .contains(new Caller(70000, 70000, Path.of("/net/grace")));
  }

  private Path passwd() throws IOException {
    return Files.writeString(
        folder.resolve("passwd"),
        "root:x:0:0:root:/root:/bin/bash\nada:x:1000:100:Ada:/home/ada:/bin/bash\n");
  }
}
