package dev.fermata.agent;

import dev.fermata.transformer.Transformer;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * {@code java -javaagent:fermata-agent.jar ...} rewrites {@code @Async} methods while their classes
 * are loaded.
 *
 * <p>An agent that silently does nothing would be the worst of all: it tests itself when it starts,
 * and if it cannot work, the program does not start. The one exception is a runtime that is not on
 * the class path: an executable jar or a server may have it in a class loader of its own, so there
 * is only a message.
 */
public final class FermataAgent {
  private FermataAgent() {}

  /**
   * Called by the virtual machine before {@code main}.
   *
   * @param options see {@link AgentOptions}
   * @param instrumentation how to be told of classes
   */
  public static void premain(@Nullable String options, Instrumentation instrumentation) {
    try {
      start(options, instrumentation, true);
    } catch (RuntimeException | LinkageError e) {
      // Thrown from here, it would be buried under the virtual machine's own stack traces.
      System.err.println("fermata-agent: " + e.getMessage());
      System.exit(1);
    }
  }

  /**
   * Called by the virtual machine when the agent is attached to a running program. Classes that are
   * loaded already stay as they are: their awaits throw, and say why. For their sake nothing is
   * linked directly between classes.
   *
   * @param options see {@link AgentOptions}
   * @param instrumentation how to be told of classes
   */
  public static void agentmain(@Nullable String options, Instrumentation instrumentation) {
    start(options, instrumentation, false);
  }

  private static void start(
      @Nullable String options, Instrumentation instrumentation, boolean fromTheStart) {
    PrintStream log = System.err;
    AgentOptions parsed = AgentOptions.parse(options);
    Transformer transformer = new Transformer();
    SelfTest selfTest = new SelfTest(transformer, ClassLoader.getSystemClassLoader());
    if (!selfTest.run()) {
      log.println("fermata-agent: " + SelfTest.RUNTIME_MISSING);
    }
    LoadTimeTransformer atLoadTime =
        new LoadTimeTransformer(
            ClassRewriter.of(transformer),
            new FrameDefiner(instrumentation),
            fromTheStart,
            parsed.verbose(),
            log);
    instrumentation.addTransformer(atLoadTime);
  }
}
