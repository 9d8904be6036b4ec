package io.illm.lab.report;

/**
 * The ratio of two paired samples.
 *
 * @param n how many pairs have a ratio
 * @param median the middle ratio
 * @param lo lower bound of the median's 95 % confidence interval
 * @param hi upper bound of it
 */
public record Ratio(int n, double median, double lo, double hi) {}
