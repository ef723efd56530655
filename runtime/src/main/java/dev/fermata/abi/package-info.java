/**
 * What rewritten code calls, and the machine behind it: frames, the driver that steps them, and the
 * core of tasks and event loops.
 *
 * <p>This is the binary interface between the transformer and the runtime, see {@link
 * dev.fermata.abi.Abi}. It is public because generated classes live in the packages of their users;
 * programs do not use it. It knows nothing of {@code dev.fermata}, which is built on it.
 */
@NullMarked
package dev.fermata.abi;

import org.jspecify.annotations.NullMarked;
