/** Tests of the buffers of streams. */
package dev.fermata.io.stream;
