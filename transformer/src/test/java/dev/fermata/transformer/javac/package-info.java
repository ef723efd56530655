/** javac runs in these tests as it does in builds, with files on disk. */
package dev.fermata.transformer.javac;
