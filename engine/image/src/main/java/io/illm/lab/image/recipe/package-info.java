/** One class a recipe: what goes into its image, and what the image depends on. */
@NullMarked
package io.illm.lab.image.recipe;

import org.jspecify.annotations.NullMarked;
