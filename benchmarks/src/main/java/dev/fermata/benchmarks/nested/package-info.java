/** Families B and B2: nested calls none of which suspends. */
@NullMarked
package dev.fermata.benchmarks.nested;

import org.jspecify.annotations.NullMarked;
