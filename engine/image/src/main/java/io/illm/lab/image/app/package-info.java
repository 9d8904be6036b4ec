/** Images of Java apps: a JRE of just the modules that an app uses. */
@NullMarked
package io.illm.lab.image.app;

import org.jspecify.annotations.NullMarked;
