package dev.fermata.test.junit;

import dev.fermata.test.TestLoop;
import dev.fermata.test.TestRun;
import dev.fermata.test.TestSession;
import dev.fermata.test.junit.SeedSearch.Seed;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Runs the methods of a test in a {@link TestSession}, which is made for the first of them, when
 * the seed is known, and ends after the last.
 */
final class VirtualTimeExtension
    implements InvocationInterceptor, ParameterResolver, AfterEachCallback {
  private static final Namespace NAMESPACE = Namespace.create(VirtualTimeExtension.class);

  /** For JUnit. */
  VirtualTimeExtension() {}

  static Store store(ExtensionContext context) {
    return context.getStore(NAMESPACE);
  }

  @Override
  public void interceptBeforeEachMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    run(invocation, context);
  }

  @Override
  public void interceptTestMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    run(invocation, context);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    run(invocation, context);
  }

  @Override
  public void interceptAfterEachMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    run(invocation, context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Seed seed = seed(context);
    if (seed != null) {
      context.getExecutionException().ifPresent(seed::ended);
    }
    TestSession session = store(context).remove(TestSession.class, TestSession.class);
    if (session != null) {
      try {
        session.close();
      } catch (Throwable failure) {
        if (seed != null) {
          seed.failed(failure);
        }
        throw failure;
      }
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestLoop.class
        && parameter.getDeclaringExecutable() instanceof Method
        && context.getTestMethod().isPresent();
  }

  @Override
  public TestLoop resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return session(context).loop();
  }

  private static void run(Invocation<@Nullable Void> invocation, ExtensionContext context)
      throws Throwable {
    try {
      session(context).runVoid(() -> proceed(invocation));
    } catch (Throwable failure) {
      Seed seed = seed(context);
      if (seed != null) {
        seed.failed(failure);
      }
      throw failure;
    }
  }

  private static @Nullable Void proceed(Invocation<@Nullable Void> invocation) throws Exception {
    try {
      return invocation.proceed();
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable t) {
      throw new IllegalStateException("A test threw what is neither an Exception nor an Error", t);
    }
  }

  private static TestSession session(ExtensionContext context) {
    Store store = store(context);
    TestSession session = store.get(TestSession.class, TestSession.class);
    if (session == null) {
      Seed seed = seed(context);
      TestRun options = options(context);
      session = (seed == null ? options : options.seed(seed.value())).open();
      store.put(TestSession.class, session);
    }
    return session;
  }

  private static @Nullable Seed seed(ExtensionContext context) {
    return store(context).get(Seed.class, Seed.class);
  }

  /** What the innermost annotation says: that of the method, its class, or a class around that. */
  private static TestRun options(ExtensionContext context) {
    TestRun options = TestRun.standard();
    Optional<ExtensionContext> scope = Optional.of(context);
    while (scope.isPresent()) {
      Optional<VirtualTime> annotation =
          AnnotationSupport.findAnnotation(scope.get().getElement(), VirtualTime.class);
      if (annotation.isPresent()) {
        return with(annotation.get(), options);
      }
      scope = scope.get().getParent();
    }
    return options;
  }

  private static TestRun with(VirtualTime annotation, TestRun standard) {
    TestRun options = standard;
    if (!annotation.timeLimit().isEmpty()) {
      options = options.timeLimit(duration("timeLimit", annotation.timeLimit()));
    }
    if (!annotation.realTimeLimit().isEmpty()) {
      options = options.realTimeLimit(duration("realTimeLimit", annotation.realTimeLimit()));
    }
    long[] seed = annotation.seed();
    if (seed.length > 1) {
      throw new IllegalArgumentException(
          "@VirtualTime has one seed at most; @SeededTest tries several");
    }
    return seed.length == 0 ? options : options.seed(seed[0]);
  }

  private static Duration duration(String name, String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "@VirtualTime(%s = \"%s\") is no duration. Write \"PT2H\" for two hours, \"PT0.5S\" for half a second"
              .formatted(name, text),
          e);
    }
  }
}
