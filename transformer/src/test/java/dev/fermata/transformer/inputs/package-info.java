/** Tests with class files of other compilers, and of other versions of the same. */
package dev.fermata.transformer.inputs;
