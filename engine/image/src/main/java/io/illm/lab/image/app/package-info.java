/** Makes images of Java apps, with a JRE of the modules that an app uses. */
@NullMarked
package io.illm.lab.image.app;

import org.jspecify.annotations.NullMarked;
