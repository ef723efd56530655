/** Programs that talk to others. */
package dev.fermata.it.network;
