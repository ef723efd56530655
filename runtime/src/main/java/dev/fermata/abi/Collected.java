package dev.fermata.abi;

import java.lang.ref.Cleaner;

/** Has one thread for all that is done when objects are collected. */
final class Collected {
  static final Cleaner CLEANER = Cleaner.create();

  private Collected() {}
}
