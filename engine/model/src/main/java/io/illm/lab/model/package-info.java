/**
 * The types that every module shares: faults, places, progress, and the library of experiments and
 * components.
 */
@NullMarked
package io.illm.lab.model;

import org.jspecify.annotations.NullMarked;
