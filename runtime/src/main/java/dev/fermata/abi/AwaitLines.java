package dev.fermata.abi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a generated frame class: where in the source each suspension point of its method is, for those
 * who look what a program waits for.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface AwaitLines {
  /** The name of the class of the method. */
  String type();

  /** The name of the method. */
  String method();

  /** The name of the source file; empty if the class file does not tell. */
  String file() default "";

  /** The line of each suspension point, in their order; 0 for an unknown one. */
  int[] lines();
}
