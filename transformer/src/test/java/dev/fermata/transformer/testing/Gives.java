package dev.fermata.transformer.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a sample returns, or {@code throws} and what it fails with. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Gives {
  String value();

  /**
   * Its side effects, separated by commas; for what does not exist in code that blocks, and cannot
   * be compared with it.
   */
  String log() default "";
}
