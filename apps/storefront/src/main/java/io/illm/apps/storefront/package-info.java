/** A small shop whose start, failures and end are switched by its environment. */
@NullMarked
package io.illm.apps.storefront;

import org.jspecify.annotations.NullMarked;
