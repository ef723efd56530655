/** Programs in virtual time. */
package dev.fermata.it.virtualtime;
