package dev.fermata.abi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that holds nothing of what its author wrote: the body is in its twin. Coverage
 * tools leave out what has an annotation of this name.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Generated {}
