/** Commands about clusters. */
@NullMarked
package io.illm.lab.cli.cluster;

import org.jspecify.annotations.NullMarked;
