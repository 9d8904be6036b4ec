/** A fake registry of container images, which can be slow or broken. */
@NullMarked
package io.illm.lab.testkit.registry;

import org.jspecify.annotations.NullMarked;
