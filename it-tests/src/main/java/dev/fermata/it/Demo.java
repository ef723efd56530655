package dev.fermata.it;

import dev.fermata.it.load.Sleepers;
import dev.fermata.it.tutorial.Counters;

/** What the profile {@code demo} runs. */
public final class Demo {
  private Demo() {}

  public static void main(String[] args) {
    Counters.main(args);
    Sleepers.main(new String[] {"100000"});
  }
}
