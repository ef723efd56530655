/** The programs of asyncio's tutorials, in Java; each prints what the Python original prints. */
package dev.fermata.it.tutorial;
