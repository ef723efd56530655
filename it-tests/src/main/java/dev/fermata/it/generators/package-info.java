/** The programs by which Python's generators are taught, printing what the originals print. */
package dev.fermata.it.generators;
