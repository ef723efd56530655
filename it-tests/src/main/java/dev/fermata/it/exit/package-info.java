/** Programs during which the virtual machine shuts down. */
package dev.fermata.it.exit;
