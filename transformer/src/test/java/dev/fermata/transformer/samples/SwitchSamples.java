package dev.fermata.transformer.samples;

import static dev.fermata.Fermata.await;

import dev.fermata.Async;
import dev.fermata.Task;
import dev.fermata.transformer.testing.Gives;
import dev.fermata.transformer.testing.Probe;

/**
 * Switch statements over numbers, strings and enums, with awaits in the selector and in the cases.
 */
public final class SwitchSamples {
  private SwitchSamples() {}

  enum Colour {
    RED,
    GREEN,
    BLUE
  }

  @Gives("zero one many many")
  @Async
  static Task<String> overNumbers(Probe p) {
    StringBuilder s = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      switch (await(p.get(i))) {
        case 0:
          s.append(await(p.get("zero ")));
          break;
        case 1:
          s.append("one ");
          await(p.get("one"));
          break;
        default:
          s.append("many ");
      }
    }
    return Task.of(s.toString().trim());
  }

  @Gives("321")
  @Async
  static Task<String> fallThrough(Probe p) {
    String s = "";
    switch (await(p.get(1000000))) {
      case 1000000:
        s += await(p.get("3"));
      // falls through
      case 5:
        s += await(p.get("2"));
      // falls through
      case -7:
        s += await(p.get("1"));
        break;
      default:
        s = "none";
    }
    return Task.of(s);
  }

  @Gives("1 2 3 0 1")
  @Async
  static Task<String> overStrings(Probe p) {
    String s = "";
    // The last two have the same hash code.
    for (String word : new String[] {"one", "two", "Aa", "BB", "one"}) {
      switch (await(p.get(word))) {
        case "one":
          s += await(p.get(1));
          break;
        case "two":
          s += await(p.get(2));
          break;
        case "Aa":
          s += await(p.get(3));
          break;
        default:
          s += 0;
      }
      s += " ";
    }
    return Task.of(s.trim());
  }

  @Gives("rgb")
  @Async
  static Task<String> overEnums(Probe p) {
    String s = "";
    for (Colour colour : Colour.values()) {
      switch (await(p.get(colour))) {
        case RED:
          s += await(p.get("r"));
          break;
        case GREEN:
          s += await(p.get("g"));
          break;
        default:
          s += "b";
      }
    }
    return Task.of(s);
  }

  @Gives("2")
  @Async
  static Task<Integer> continueOutOfASwitchInALoop(Probe p) {
    int count = 0;
    loop:
    for (int i = 0; i < 10; i++) {
      switch (i % 3) {
        case 0:
          await(p.get("skip"));
          continue;
        case 1:
          count++;
          await(p.get("count"));
          break;
        default:
          if (await(p.get(i)) == 5) {
            break loop;
          }
      }
      p.log("after the switch");
    }
    return Task.of(count);
  }
}
