/** What components install: their manifests from wherever they come, as objects. */
@NullMarked
package io.illm.lab.runner.manifest;

import org.jspecify.annotations.NullMarked;
