package io.illm.lab.image.go;

import io.illm.lab.model.Broken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Notes of where folders are that are costly to find.
 *
 * @param notes the folder that has a note for each
 */
record FolderNotes(Path notes) {

  /** The folder of a key: the one noted, as long as it is there, else the one found now. */
  Path find(String key, Supplier<Path> search) {
    return noted(key).filter(Files::isDirectory).orElseGet(() -> note(key, search.get()));
  }

  private Optional<Path> noted(String key) {
    try {
      return Optional.of(Path.of(Files.readString(notes.resolve(key)).strip()));
    } catch (IOException _) {
      return Optional.empty(); // it was never looked for
    }
  }

  private Path note(String key, Path found) {
    try {
      Files.createDirectories(notes);
      Files.writeString(notes.resolve(key), found + "\n");
      return found;
    } catch (IOException e) {
      throw new Broken("can't write a note to " + notes, e);
    }
  }
}
