/** Sockets: to connect one, to listen on one, and to move bytes through one. */
@NullMarked
package dev.fermata.io.socket;

import org.jspecify.annotations.NullMarked;
