/** Components: their order, their images, their installation on a cluster and their removal. */
@NullMarked
package io.illm.lab.runner.component;

import org.jspecify.annotations.NullMarked;
