@NullMarked
package io.illm.lab.image.go;

import org.jspecify.annotations.NullMarked;
