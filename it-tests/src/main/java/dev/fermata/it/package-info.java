/** Programs that are rewritten in each of the ways there are, and run. */
package dev.fermata.it;
