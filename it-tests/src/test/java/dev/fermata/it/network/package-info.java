/** Networks as a user writes them: clients and servers in one loop, and real peers. */
package dev.fermata.it.network;
