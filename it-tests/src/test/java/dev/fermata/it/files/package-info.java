/**
 * Files as a user reads, writes and watches them, and the examples of {@code docs/files.md}. The
 * classes here are rewritten by the plugin, as a user's test classes are.
 */
package dev.fermata.it.files;
