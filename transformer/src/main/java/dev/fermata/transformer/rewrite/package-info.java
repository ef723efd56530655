/** The passes that turn a method into its wrapper, its twin and its frame classes. */
@NullMarked
package dev.fermata.transformer.rewrite;

import org.jspecify.annotations.NullMarked;
