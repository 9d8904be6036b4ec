/**
 * Plans images, with one class for each kind of recipe: the layers of an image, and its
 * fingerprint.
 */
@NullMarked
package io.illm.lab.image.recipe;

import org.jspecify.annotations.NullMarked;
