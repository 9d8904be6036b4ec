/** What a run left behind. */
@NullMarked
package io.illm.lab.runner.audit;

import org.jspecify.annotations.NullMarked;
