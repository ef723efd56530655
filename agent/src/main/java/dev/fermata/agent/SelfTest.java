package dev.fermata.agent;

import dev.fermata.transformer.Transformation;
import dev.fermata.transformer.Transformer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Transforms a small class and runs it: finds out whether transformer and runtime work, and work
 * together, before it is said of a class of the program that it is rewritten.
 */
final class SelfTest implements Runnable {
  private static final String SAMPLE = "dev.fermata.agent.SelfTestSample";

  private final Transformer transformer;
  private final ClassLoader runtime;

  SelfTest(Transformer transformer, ClassLoader runtime) {
    this.transformer = transformer;
    this.runtime = runtime;
  }

  /**
   * Runs the test.
   *
   * @throws IllegalStateException if the agent cannot work
   */
  @Override
  public void run() {
    Transformation sample =
        transformer.transform(sampleClassFile(), new NoUnit(), "the agent's self-test");
    byte[] rewritten = sample.rewritten();
    if (rewritten == null) {
      throw failure("its sample was not rewritten: " + sample.problems(), null);
    }
    Throwable cause = null;
    try {
      if (load(sample, rewritten).call()) {
        return;
      }
    } catch (Exception | LinkageError e) {
      cause = e;
    }
    throw failure(
        "transformed code does not work with the fermata-runtime on the class path."
            + " Use the same version of fermata-agent and fermata-runtime"
            + (cause == null ? "" : ": " + cause),
        cause);
  }

  @SuppressWarnings("unchecked")
  private Callable<Boolean> load(Transformation sample, byte[] rewritten)
      throws ReflectiveOperationException {
    ThrowAwayLoader loader = new ThrowAwayLoader(runtime);
    for (Map.Entry<String, byte[]> frame : sample.frames().entrySet()) {
      loader.define(frame.getKey().replace('/', '.'), frame.getValue());
    }
    Class<?> loaded = loader.define(SAMPLE, rewritten);
    return (Callable<Boolean>) loaded.getConstructor().newInstance();
  }

  private static byte[] sampleClassFile() {
    try (InputStream in = SelfTest.class.getResourceAsStream("SelfTestSample.class")) {
      if (in == null) {
        throw failure("the agent's jar is not complete", null);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw failure("the agent's jar cannot be read", e);
    }
  }

  private static IllegalStateException failure(String reason, @Nullable Throwable cause) {
    return new IllegalStateException("the self-test failed: " + reason, cause);
  }

  /** Has the sample in its rewritten form, and everything else from the class path. */
  private static final class ThrowAwayLoader extends ClassLoader {
    ThrowAwayLoader(ClassLoader parent) {
      super(parent);
    }

    /** As a class of the agent: otherwise this agent would look at it, as at any class. */
    Class<?> define(String name, byte[] classFile) {
      return defineClass(
          name, classFile, 0, classFile.length, SelfTest.class.getProtectionDomain());
    }
  }
}
