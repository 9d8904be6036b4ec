package io.illm.lab.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.illm.lab.model.Broken;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A listener on a full disk")
class EndingListenerTest {

  private static final RunEvent EVENT = new RunEvent.PhaseBegan("clean up");

  private final List<String> failures = new ArrayList<>();
  private final EndingListener listener =
      new EndingListener(
          _ -> {
            throw new Broken("no space left on device", "make room");
          },
          failure -> failures.add(failure.getMessage()));

  @Test
  void stops_the_work() {
    assertThatThrownBy(() -> listener.on(EVENT)).isInstanceOf(Broken.class);
  }

  @Test
  void does_not_stop_the_clean_up() {
    listener.ending();

    listener.on(EVENT);

    assertThat(failures).containsExactly("no space left on device");
  }
}
