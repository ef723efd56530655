package dev.fermata.transformer.samples;

import java.util.ArrayList;
import java.util.List;

/** All classes with samples, by the oldest Java that compiles them. */
public final class AllSamples {
  /** Samples in the language of Java 8. */
  public static final List<Class<?>> JAVA_8 =
      List.of(
          CallSamples.class,
          DeclarationSamples.class,
          EachFailureSamples.class,
          EachSamples.class,
          ExceptionSamples.class,
          LocalSamples.class,
          LoopSamples.class,
          OperandSamples.class,
          ResourceSamples.class,
          ReturnSamples.class,
          SwitchSamples.class);

  /** Those, and samples in the language of Java 17. */
  public static final List<Class<?>> JAVA_17 = withNewer();

  private AllSamples() {}

  private static List<Class<?>> withNewer() {
    List<Class<?>> all = new ArrayList<>(JAVA_8);
    all.add(Java17Samples.class);
    return List.copyOf(all);
  }
}
