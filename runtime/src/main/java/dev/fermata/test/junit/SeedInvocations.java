package dev.fermata.test.junit;

import dev.fermata.test.TestRun;
import dev.fermata.test.junit.SeedSearch.Seed;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Provides an invocation for each seed of a {@link SeededTest}, up to the first that fails. */
final class SeedInvocations implements TestTemplateInvocationContextProvider {
  /** For JUnit. */
  SeedInvocations() {}

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return AnnotationSupport.isAnnotated(context.getRequiredTestMethod(), SeededTest.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    SeedSearch search = new SeedSearch();
    // JUnit asks for the next only when one has ended.
    return seeds(context)
        .takeWhile(seed -> !search.isOver())
        .mapToObj(seed -> new SeedInvocation(new Seed(seed, search)));
  }

  private static LongStream seeds(ExtensionContext context) {
    Long forced = TestRun.seedOfProperty();
    if (forced != null) {
      return LongStream.of(forced);
    }
    int count =
        AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), SeededTest.class)
            .orElseThrow()
            .value();
    if (count < 1) {
      throw new IllegalArgumentException(
          "@SeededTest(%d) of %s would try no seed"
              .formatted(count, context.getRequiredTestMethod()));
    }
    return LongStream.rangeClosed(1, count);
  }

  private record SeedInvocation(Seed seed) implements TestTemplateInvocationContext {
    @Override
    public String getDisplayName(int invocationIndex) {
      return "seed " + seed.value();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      BeforeEachCallback tellSeed =
          context -> VirtualTimeExtension.store(context).put(Seed.class, seed);
      return List.of(tellSeed);
    }
  }
}
