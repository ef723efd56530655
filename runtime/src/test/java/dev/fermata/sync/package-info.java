/** Tests of {@code dev.fermata.sync}, one turn of the loop after the other. */
package dev.fermata.sync;
