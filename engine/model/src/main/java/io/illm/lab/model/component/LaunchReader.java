package io.illm.lab.model.component;

import io.illm.lab.model.yaml.Fields;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the command, user and environment of an image. */
final class LaunchReader {

  private static final Pattern USER = Pattern.compile("\\d{1,10}(:\\d{1,10})?");

  private LaunchReader() {}

  static Launch read(Fields fields) {
    Optional<String> user = fields.optionalText("user");
    if (user.isPresent() && !USER.matcher(user.get()).matches()) {
      fields.fault("user", "`user` must be a number, or two as UID:GID", "0 is root");
    }
    return new Launch(fields.texts("entrypoint"), user, fields.textMap("env"));
  }
}
