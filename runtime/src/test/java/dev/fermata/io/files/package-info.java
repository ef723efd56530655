/** Tests of what is done to files, without an event loop where that can be. */
package dev.fermata.io.files;
