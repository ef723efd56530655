/** Tests of what becomes of the bodies of responses, without a network. */
package dev.fermata.io.http;
