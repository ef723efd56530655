/** A client and a server of the JDK, with the client's futures awaited. */
package dev.fermata.it.http;
