package io.illm.lab.cluster.wrong;

import io.illm.lab.image.LocalImage;

/**
 * Breaks a rule: one room knows another.
 *
 * @param image of the other room
 */
public record ReachesAcross(LocalImage image) {}
