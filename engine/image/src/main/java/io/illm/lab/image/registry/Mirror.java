package io.illm.lab.image.registry;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A registry that is asked in place of the one in an image's name.
 *
 * @param address its scheme, host and port, and the path that its repositories lie under, if any
 * @param ca the certificates that it is trusted by; empty for those that Java trusts
 */
public record Mirror(URI address, Optional<Path> ca) {}
