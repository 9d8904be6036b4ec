/** What components cost, as it was measured, and the table of it. */
@NullMarked
package io.illm.lab.runner.figures;

import org.jspecify.annotations.NullMarked;
