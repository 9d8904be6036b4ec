/** Pages of {@code docs/} that prove tasks of the roadmap. */
@NullMarked
package io.illm.lab.model.document;

import org.jspecify.annotations.NullMarked;
