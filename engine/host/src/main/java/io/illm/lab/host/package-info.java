/** Runs programs of this machine and deletes and copies its folders. */
@NullMarked
package io.illm.lab.host;

import org.jspecify.annotations.NullMarked;
