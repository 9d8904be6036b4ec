/** Clusters with their platform: booted by a provider, with DNS and the asked network. */
@NullMarked
package io.illm.lab.component.cluster;

import org.jspecify.annotations.NullMarked;
