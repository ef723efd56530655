package dev.fermata.abi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a generated frame class, so that it can be removed together with the class it belongs to.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface FrameOf {
  /** The internal name of the class whose method the frame is for. */
  String value();
}
