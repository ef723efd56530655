/** What is done to files and directories, one call for each operation; all in other threads. */
@NullMarked
package dev.fermata.io.files;

import org.jspecify.annotations.NullMarked;
