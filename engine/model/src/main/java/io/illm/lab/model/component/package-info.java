/** Components as their folders describe them: manifests, images and programs. */
@NullMarked
package io.illm.lab.model.component;

import org.jspecify.annotations.NullMarked;
