/** A small shop. Environment variables control its start, its failures and its shutdown. */
@NullMarked
package io.illm.apps.storefront;

import org.jspecify.annotations.NullMarked;
