/** Programs during which the virtual machine shuts down. */
@NullMarked
package dev.fermata.it.exit;

import org.jspecify.annotations.NullMarked;
