@NullMarked
package io.illm.lab.image.app;

import org.jspecify.annotations.NullMarked;
