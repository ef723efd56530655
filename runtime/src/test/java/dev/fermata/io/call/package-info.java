/** Tests of calls in other threads, one step after the other. */
package dev.fermata.io.call;
