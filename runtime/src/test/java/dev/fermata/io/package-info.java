/**
 * Tests of input and output that need no peer; those with one are written as a user writes them.
 */
package dev.fermata.io;
