/** Tests of what debuggers and coverage tools see of a rewritten method. */
package dev.fermata.transformer.debug;
