@NullMarked
package io.illm.lab.component.image;

import org.jspecify.annotations.NullMarked;
