/** Clusters for runs and for the command line: programs, images, boot. */
@NullMarked
package io.illm.lab.runner.cluster;

import org.jspecify.annotations.NullMarked;
