@NullMarked
package io.illm.lab.image.process;

import org.jspecify.annotations.NullMarked;
