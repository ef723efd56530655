/**
 * The {@linkplain dev.fermata.io.process.ProcessLife life} of a process from its start to its end,
 * and the pipes to it.
 */
@NullMarked
package dev.fermata.io.process;

import org.jspecify.annotations.NullMarked;
