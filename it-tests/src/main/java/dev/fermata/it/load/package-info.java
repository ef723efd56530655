/** Programs with very many tasks. */
package dev.fermata.it.load;
