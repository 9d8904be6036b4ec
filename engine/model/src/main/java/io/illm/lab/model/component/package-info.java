/** What a component's folder says: where its manifests, images and programs come from. */
@NullMarked
package io.illm.lab.model.component;

import org.jspecify.annotations.NullMarked;
