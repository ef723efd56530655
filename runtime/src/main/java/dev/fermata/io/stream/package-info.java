/**
 * What the readers and writers of users are made of: what has come and what is to go, and one call
 * for each way to read.
 */
@NullMarked
package dev.fermata.io.stream;

import org.jspecify.annotations.NullMarked;
