package dev.fermata.transformer.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URLClassLoader;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Libraries with awaits at random instructions of their methods: their own tests end as they do
 * without.
 */
class LibraryTest {
  private static final int DISTANCE = 10;
  private static final int FEWEST_TESTS = 200;

  /** All but those that call one method billions of times. */
  private static final String CODEC_TESTS =
      "(?!.*(Performance|Benchmark|MurmurHash3|PureJavaCrc32)).*";

  private static final String TEXT_TESTS = "(?!.*DoubleFormat).*";

  private static final String QUICK_CODEC_TESTS =
      ".*\\.codec\\.(net\\.\\w+|language\\.(Metaphone|Caverphone[12]|Nysiis|MatchRatingApproachEncoder)Test)";

  @Test
  void commonsCodec() throws IOException {
    compare(
        "commons-codec",
        new Library(
            "org.apache.commons.codec.Encoder", "org.apache.commons.codec.CharEncodingTest"),
        Effort.asked() == Effort.LONG ? CODEC_TESTS : QUICK_CODEC_TESTS);
  }

  @Test
  void commonsText() throws IOException {
    assumeTrue(Effort.asked() == Effort.LONG, "is part of the long run");
    compare(
        "commons-text",
        new Library("org.apache.commons.text.WordUtils", "org.apache.commons.text.WordUtilsTest"),
        TEXT_TESTS);
  }

  @Test
  void commonsCollections() throws IOException {
    assumeTrue(Effort.asked() == Effort.LONG, "is part of the long run");
    compare(
        "commons-collections4",
        new Library(
            "org.apache.commons.collections4.ListUtils",
            "org.apache.commons.collections4.ListUtilsTest"),
        ".*");
  }

  private static void compare(String name, Library library, String tests) throws IOException {
    List<String> classes =
        library.testClasses().stream().filter(Pattern.compile(tests).asMatchPredicate()).toList();
    SortedMap<String, String> expected;
    try (URLClassLoader unmodified = library.unmodified()) {
      expected = RunTests.of(classes, unmodified);
    }
    assertThat(expected).hasSizeGreaterThan(FEWEST_TESTS);
    long successful = expected.values().stream().filter("SUCCESSFUL"::equals).count();
    assertThat(successful).isGreaterThan(expected.size() * 9L / 10);
    long firstSeed = Long.getLong("fermata.proof.seed", 1);
    for (long seed = firstSeed; seed < firstSeed + Effort.asked().of(1, 3); seed++) {
      long suspendedBefore = Awaits.suspended();
      Library.Rewritten rewritten = library.rewritten(seed, DISTANCE);
      SortedMap<String, String> actual;
      try (URLClassLoader loader = rewritten.loader()) {
        actual = RunTests.of(classes, loader);
      }
      long suspensions = Awaits.suspended() - suspendedBefore;
      System.out.printf(
          "Tests of %s, seed %d: %,d methods, %,d awaits inserted, %,d suspensions; %,d tests, %,d"
              + " successful without awaits, %s%n",
          name,
          seed,
          rewritten.methods(),
          rewritten.awaits(),
          suspensions,
          expected.size(),
          successful,
          actual.equals(expected) ? "no divergence" : "DIVERGENCE");
      assertThat(actual).as("seed %d", seed).isEqualTo(expected);
      assertThat(suspensions).isGreaterThan(rewritten.awaits());
    }
  }
}
