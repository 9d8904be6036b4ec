/** Components: their order, their images, their installation on a cluster and their removal. */
@NullMarked
package io.illm.lab.component.install;

import org.jspecify.annotations.NullMarked;
