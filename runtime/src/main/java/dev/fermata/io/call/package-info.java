/**
 * Calls that are written by hand: those that wait to {@linkplain dev.fermata.io.call.IoCall try
 * again}, and those that are made in {@linkplain dev.fermata.io.call.OffLoopCall other threads}.
 * Most other packages here build on them.
 */
@NullMarked
package dev.fermata.io.call;

import org.jspecify.annotations.NullMarked;
