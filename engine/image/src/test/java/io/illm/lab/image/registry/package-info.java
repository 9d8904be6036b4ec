@NullMarked
package io.illm.lab.image.registry;

import org.jspecify.annotations.NullMarked;
