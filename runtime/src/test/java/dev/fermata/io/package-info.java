/**
 * Tests of {@code dev.fermata.io} that need no peer, and of what a cancellation meets, one step
 * after the other. Those with a peer are written as a user writes them.
 */
package dev.fermata.io;
