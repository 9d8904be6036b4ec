package io.illm.lab.check;

import java.time.Duration;
import java.time.Instant;

/**
 * What came of waiting for a condition.
 *
 * @param held whether it came to hold, and stayed
 * @param started when it was first looked at
 * @param took until it held (without the time it then had to stay), or until the deadline
 * @param last the last thing seen
 * @param message what was seen instead, part by part; empty where it held
 */
public record CheckOutcome(
    boolean held, Instant started, Duration took, Observed last, String message) {}
