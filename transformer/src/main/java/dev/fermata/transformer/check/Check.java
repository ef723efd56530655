package dev.fermata.transformer.check;

import java.util.function.Consumer;

/** Looks for one kind of misuse in a method. */
@FunctionalInterface
interface Check {
  void check(MethodInClass method, Consumer<Misuse> found);
}
