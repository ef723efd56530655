package dev.fermata.transformer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.flow.ControlFlow;
import dev.fermata.transformer.model.SuspensionKind;
import dev.fermata.transformer.testing.Compile;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

class AwaitedCallsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "f()",
        "(Task<Integer>) (Task<?>) f()",
        "c > 0 ? f() : g()",
        "c > 0 ? f() : c > 1 ? g() : (Task<Integer>) h(c > 2 ? 1 : 2)",
        "switch (c) { case 1 -> f(); case 2 -> { Task.done(); yield g(); } default -> g(); }"
      })
  void areFound(String awaited) {
    assertThat(areAllThat(awaited)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stored",
        "c > 0 ? f() : stored",
        "c > 0 ? (c > 1 ? stored : f()) : g()",
        "c > 0 ? (stored = f()) : g()",
        "switch (c) { case 1 -> f(); case 2 -> { Task<Integer> t = g(); yield t; } default -> g(); }"
      })
  void areNotAllThatIsAwaited(String awaited) {
    assertThat(areAllThat(awaited)).isFalse();
  }

  private static boolean areAllThat(String awaited) {
    byte[] classFile =
        Compile.withDebugInformation()
            .sources(
                """
                import dev.fermata.*;
                class App {
                  Task<Integer> stored;
                  Task<Integer> f() { return null; }
                  Task<Integer> g() { return null; }
                  Task<?> h(int i) { return null; }
                  @SuppressWarnings("unchecked")
                  void m(int c) { Fermata.await(%s); }
                }
                """
                    .formatted(awaited))
            .byName()
            .get("App");
    ClassNode node = new ClassNode();
    new ClassReader(classFile).accept(node, 0);
    MethodNode method =
        node.methods.stream().filter(m -> m.name.equals("m")).findFirst().orElseThrow();
    MethodInsnNode await =
        StreamSupport.stream(method.instructions.spliterator(), false)
            .filter(i -> SuspensionKind.of(i) == SuspensionKind.AWAIT)
            .map(MethodInsnNode.class::cast)
            .findFirst()
            .orElseThrow();
    return AwaitedCalls.areAllThat(await, ControlFlow.of(method), method.instructions);
  }
}
