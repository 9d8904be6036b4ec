/** Boots, finds and removes clusters for runs and for the command line. */
@NullMarked
package io.illm.lab.runner.cluster;

import org.jspecify.annotations.NullMarked;
