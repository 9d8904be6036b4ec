/** Stores runs: their folders, journals, evidence and proofs. */
@NullMarked
package io.illm.lab.runner.store;

import org.jspecify.annotations.NullMarked;
