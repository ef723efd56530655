/**
 * What several threads may do to the same object, as Lincheck tests: all that they see could have
 * been seen if each of their calls had been made at one moment. {@code LinearizabilityIT} runs
 * them.
 */
package dev.fermata.it.linearizability;
