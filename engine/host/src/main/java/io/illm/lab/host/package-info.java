/** The machine that the lab runs on: its programs, its folders, and the user who called. */
@NullMarked
package io.illm.lab.host;

import org.jspecify.annotations.NullMarked;
