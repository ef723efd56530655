package dev.fermata.transformer.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Awaits at random instructions of methods that others wrote: all of them can be rewritten. */
class EveryMethodTest {
  private static final int SAMPLE = 250;

  @Test
  void everyMethodOfJavaBaseCanBeRewritten() {
    rewrite("java.base", Corpus.javaBase());
  }

  @Test
  void everyMethodOfTheKotlinLibraryCanBeRewritten() {
    rewrite("kotlin-stdlib", Corpus.jarOf(kotlin.Unit.class));
  }

  @Test
  void everyMethodOfTheScalaLibraryCanBeRewritten() {
    rewrite("scala-library", Corpus.jarOf(scala.Option.class));
  }

  private static void rewrite(String name, Corpus corpus) {
    long seed = Long.getLong("fermata.proof.seed", 1);
    List<String> classes = new ArrayList<>(corpus.classNames());
    Collections.shuffle(classes, new Random(seed));
    RewriteCorpus rewritten = new RewriteCorpus(corpus, seed);
    rewritten.rewrite(classes.subList(0, Effort.asked().of(SAMPLE, classes.size())));
    System.out.println("Every method of " + name + ", seed " + seed + ": " + rewritten);
    assertThat(rewritten.failures()).isEmpty();
    assertThat(rewritten.tooLarge()).hasSizeLessThan(3 + rewritten.methods() / 2_000);
    assertThat(rewritten.unusable()).isLessThan(3 + classes.size() / 500);
    assertThat(rewritten.methods()).isGreaterThan(SAMPLE);
  }
}
