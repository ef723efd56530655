package dev.fermata.transformer.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.testing.ClassFiles;
import dev.fermata.transformer.testing.Compile;
import dev.fermata.transformer.testing.Program;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

class AsyncClassTest {
  private static final ClassFiles FILES =
      Compile.withDebugInformation()
          .sources(
              """
              import static dev.fermata.Fermata.await;
              import dev.fermata.*;
              import java.util.function.Supplier;
              class App {
                @Async static Task<Integer> isStatic(long l) { return Task.of(1); }
                @Async private Task<Integer> isPrivate() { return Task.of(1); }
                @Async public final Task<Integer> isFinal() { return Task.of(1); }
                @Async protected Task<Integer> overridable(int i) { return Task.of(1); }
                @Async Task<Void> done() { return Task.done(); }
                Task<Integer> ordinary() {
                  Supplier<Task<Integer>> plain = () -> Task.of(1);
                  return isPrivate();
                }
              }
              class HasLambda {
                Supplier<Task<Integer>> s(Task<Integer> t) { return () -> Task.of(await(t)); }
              }
              final class Final {
                @Async Task<Integer> m() { return Task.of(1); }
              }
              interface Face {
                @Async default Task<Integer> m() { return Task.of(1); }
              }
              """);

  @Test
  void annotatedMethodsAreAsync() {
    assertThat(of("App").methods())
        .extracting(AsyncMethod::name)
        .containsExactly("isStatic", "isPrivate", "isFinal", "overridable", "done");
  }

  @Test
  void lambdasThatAwaitAreAsync() {
    assertThat(of("HasLambda").methods())
        .extracting(AsyncMethod::name)
        .containsExactly("lambda$s$0");
  }

  @Test
  void methodsThatCannotBeOverriddenAreBound() {
    assertThat(of("App").methods())
        .extracting(AsyncMethod::bound)
        .containsExactly(true, true, true, false, false);
    assertThat(of("Final").methods()).extracting(AsyncMethod::bound).containsExactly(true);
    assertThat(of("Face").methods()).extracting(AsyncMethod::bound).containsExactly(false);
  }

  @Test
  void twinTakesTheReceiverTheDriverAndAFrame() {
    String suffix = "Ldev/fermata/abi/Driver;Ldev/fermata/abi/Frame;)";

    assertThat(of("App").methods())
        .extracting(AsyncMethod::twinDescriptor)
        .containsExactly(
            "(J" + suffix + "I",
            "(LApp;" + suffix + "I",
            "(LApp;" + suffix + "I",
            "(LApp;I" + suffix + "I",
            "(LApp;" + suffix + "V");
    assertThat(of("App").methods())
        .extracting(AsyncMethod::parameterSlots)
        .containsExactly(2, 1, 1, 2, 1);
  }

  @Test
  void twinIsAsVisibleAsItsMethodAndNeverPrivate() {
    assertThat(of("App").methods())
        .extracting(AsyncMethod::twinAccess)
        .containsExactly(
            Opcodes.ACC_STATIC,
            Opcodes.ACC_STATIC,
            Opcodes.ACC_STATIC | Opcodes.ACC_PUBLIC,
            Opcodes.ACC_STATIC | Opcodes.ACC_PROTECTED,
            Opcodes.ACC_STATIC);
    assertThat(of("Face").methods())
        .extracting(AsyncMethod::twinAccess)
        .containsExactly(Opcodes.ACC_STATIC | Opcodes.ACC_PUBLIC);
  }

  @Test
  void rewrittenClassHasTheSameMethods() {
    AsyncClass before = of("App");
    AsyncClass after = AsyncClass.of(read(Program.rewrite(FILES).classFile("App")));

    assertThat(before.rewritten()).isFalse();
    assertThat(after.rewritten()).isTrue();
    assertThat(after.methods()).isEqualTo(before.methods());
  }

  private static AsyncClass of(String name) {
    return AsyncClass.of(read(FILES.classFile(name)));
  }

  private static ClassNode read(byte[] file) {
    ClassNode node = new ClassNode();
    new ClassReader(file).accept(node, ClassReader.EXPAND_FRAMES);
    return node;
  }
}
