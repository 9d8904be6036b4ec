/** What of the cache a checkout names, and deleting the rest. */
@NullMarked
package io.illm.lab.component.cache;

import org.jspecify.annotations.NullMarked;
