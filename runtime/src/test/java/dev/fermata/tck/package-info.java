/** Async generators as publishers and subscribers, against the kit of Reactive Streams. */
package dev.fermata.tck;
