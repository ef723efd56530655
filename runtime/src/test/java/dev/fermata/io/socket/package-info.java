/** Tests of what needs no socket. */
package dev.fermata.io.socket;
