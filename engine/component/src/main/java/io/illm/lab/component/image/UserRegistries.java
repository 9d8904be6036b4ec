package io.illm.lab.component.image;

import io.illm.lab.host.Home;
import io.illm.lab.image.registry.Logins;
import io.illm.lab.image.registry.Registries;
import io.illm.lab.image.registry.RegistrySettings;
import io.illm.lab.model.Faults;

/** Reads where this user's registries are reached, and with which logins. */
final class UserRegistries {

  private UserRegistries() {}

  /**
   * Returns the registries of this user.
   *
   * @throws io.illm.lab.model.BadInput if {@code registries.yaml} has faults
   */
  static Registries of(Home home) {
    Faults faults = new Faults();
    RegistrySettings settings =
        RegistrySettings.read(home.config().resolve("registries.yaml"), faults);
    faults.throwIfAny();
    return new Registries(
        settings, Logins.of(System.getenv(), home.user()), new EnvironmentProxy(System.getenv()));
  }
}
