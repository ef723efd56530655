/**
 * Races between threads, as jcstress tests: what two of them may see that use the same task, or the
 * same loop. {@code RacesIT} runs them.
 */
package dev.fermata.it.races;
