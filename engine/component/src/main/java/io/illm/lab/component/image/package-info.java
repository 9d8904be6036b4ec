/** The images that components and experiments name: their recipes, and building them. */
@NullMarked
package io.illm.lab.component.image;

import org.jspecify.annotations.NullMarked;
