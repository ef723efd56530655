/** Processes as a user starts, talks to and ends them; the other end is {@link Peer}. */
package dev.fermata.it.process;
