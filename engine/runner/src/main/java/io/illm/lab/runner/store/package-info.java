/** Where runs are kept: folders, the journal, and proofs. */
@NullMarked
package io.illm.lab.runner.store;

import org.jspecify.annotations.NullMarked;
