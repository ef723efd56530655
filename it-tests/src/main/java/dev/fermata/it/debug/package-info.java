/** A program that tests look at through a debugger and through a coverage tool. */
package dev.fermata.it.debug;
