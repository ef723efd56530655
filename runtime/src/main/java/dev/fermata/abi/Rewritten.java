package dev.fermata.abi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class whose {@code @Async} methods have been rewritten, so that they are not rewritten
 * again.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Rewritten {
  /** The {@link Abi#VERSION} that the class was rewritten for. */
  int version();

  /** The internal names of the frame classes that belong to the class. */
  String[] frames();
}
