/**
 * The {@link dev.fermata.io.selector.ChannelSelector} of a loop, which tells of each channel that
 * is ready, and what a channel may do before others have their turn.
 */
@NullMarked
package dev.fermata.io.selector;

import org.jspecify.annotations.NullMarked;
