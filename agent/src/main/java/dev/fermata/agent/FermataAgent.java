package dev.fermata.agent;

import dev.fermata.transformer.Transformer;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * {@code java -javaagent:fermata-agent.jar ...} rewrites {@code @Async} methods while their classes
 * are loaded.
 *
 * <p>An agent that silently does nothing would be the worst of all. If the runtime on the class
 * path is of another version, the program does not start; if it is not there, there is only a
 * message, since an executable jar or a server may have it in a class loader of its own. Before the
 * first class is rewritten the agent tests itself, and if that fails, each class that needs it
 * fails at its first use.
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
    ClassLoader classPath = ClassLoader.getSystemClassLoader();
    Transformer transformer = new Transformer();
    ClassRewriter rewriter = ClassRewriter.of(transformer);
    if (RuntimeCheck.findsRuntime(classPath)) {
      rewriter = new TestedRewriter(rewriter, new SelfTest(transformer, classPath));
    } else {
      log.println("fermata-agent: " + RuntimeCheck.RUNTIME_MISSING);
    }
    LoadTimeTransformer atLoadTime =
        new LoadTimeTransformer(
            rewriter, new FrameDefiner(instrumentation), fromTheStart, parsed.verbose(), log);
    instrumentation.addTransformer(atLoadTime);
  }
}
