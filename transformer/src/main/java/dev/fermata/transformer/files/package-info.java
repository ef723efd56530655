/**
 * Rewriting what lies on disk: folders of class files and jars, in place, all of them or none.
 *
 * <p>The order of work is that of the file names, read from top to bottom: a {@link Root} is read,
 * {@link PlanChanges} transforms its candidates in memory, and only if no root has an error a
 * {@link Staging} puts the new files where the old ones were.
 */
@NullMarked
package dev.fermata.transformer.files;

import org.jspecify.annotations.NullMarked;
