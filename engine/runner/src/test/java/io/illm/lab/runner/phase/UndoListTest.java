package io.illm.lab.runner.phase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.illm.lab.model.Broken;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An undo list")
class UndoListTest {

  private final List<String> undone = new ArrayList<>();
  private final UndoList list = new UndoList();

  @Test
  void undoes_the_last_thing_first() {
    created("cluster one", "cluster two", "namespace");

    list.undoTo(0);

    assertThat(undone).containsExactly("namespace", "cluster two", "cluster one");
  }

  @Test
  void goes_on_after_a_removal_that_failed() {
    created("cluster one");
    list.add(
        "removing cluster two",
        () -> {
          throw new Broken("it is busy", "wait");
        });
    created("namespace");

    assertThatThrownBy(() -> list.undoTo(0))
        .isInstanceOf(Broken.class)
        .hasMessage("removing cluster two failed: it is busy");
    assertThat(undone).containsExactly("namespace", "cluster one");
  }

  @Test
  void goes_on_after_an_error_of_the_java_machine() {
    created("cluster one");
    list.add(
        "removing the folder",
        () -> {
          throw new OutOfMemoryError("Java heap space");
        });

    assertThatThrownBy(() -> list.undoTo(0))
        .hasMessage("removing the folder failed: OutOfMemoryError: Java heap space");
    assertThat(undone).containsExactly("cluster one");
  }

  @Test
  void keeps_what_was_created_before_the_mark() {
    created("cluster");
    int mark = list.mark();
    created("namespace");

    list.undoTo(mark);

    assertThat(undone).containsExactly("namespace");
  }

  @Test
  void forgets_what_was_refused_before_it_was_created() {
    created("cluster one", "cluster two");
    list.forgetNewest();

    list.undoTo(0);

    assertThat(undone).containsExactly("cluster one");
  }

  private void created(String... things) {
    List.of(things).forEach(thing -> list.add(thing, () -> undone.add(thing)));
  }
}
