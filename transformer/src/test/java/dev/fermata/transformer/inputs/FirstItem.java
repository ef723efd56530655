package dev.fermata.transformer.inputs;

import static dev.fermata.Fermata.each;

import dev.fermata.Async;
import dev.fermata.Task;
import dev.fermata.transformer.samples.Items;
import dev.fermata.transformer.testing.Probe;

/** At its end, the loop goes where the {@code continue} behind it goes. */
public final class FirstItem {
  private FirstItem() {}

  @Async
  static Task<Integer> first(Probe p) {
    int found = 0;
    while (true) {
      search:
      {
        for (int i : each(Items.of(p, "a", 2))) {
          found = i;
          p.log("tail");
          break search;
        }
        continue;
      }
      p.log("found");
      return Task.of(found);
    }
  }
}
