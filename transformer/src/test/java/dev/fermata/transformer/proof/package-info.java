/**
 * Proof at scale: random programs, and awaits at random instructions of code that others wrote,
 * compared with the same code that blocks. A few minutes' worth runs in each build; {@link
 * dev.fermata.transformer.proof.Effort} tells how to get more.
 */
package dev.fermata.transformer.proof;
