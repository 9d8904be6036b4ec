package io.illm.lab.cluster.wrong;

import io.illm.lab.image.BuiltImage;

/**
 * Breaks a rule: one room knows another.
 *
 * @param image of the other room
 */
public record ReachesAcross(BuiltImage image) {}
