/**
 * Tests of input and output that need no peer; those with one are written as a user writes them.
 */
/** Tests of {@code dev.fermata.io}: what a cancellation meets, one step after the other. */
package dev.fermata.io;
