package dev.fermata.agent;

import dev.fermata.transformer.ClassUnit;
import org.jspecify.annotations.Nullable;

/**
 * A class that is linked to no other. Not a lambda: those would cost a program's start more than
 * all the rest.
 */
final class NoUnit implements ClassUnit {
  @Override
  public byte @Nullable [] classFile(String internalName) {
    return null;
  }
}
