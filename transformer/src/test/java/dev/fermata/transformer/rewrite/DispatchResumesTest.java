package dev.fermata.transformer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.flow.ControlFlow;
import dev.fermata.transformer.flow.Loops;
import dev.fermata.transformer.testing.ClassFiles;
import dev.fermata.transformer.testing.Compile;
import dev.fermata.transformer.testing.Program;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

class DispatchResumesTest {
  @Test
  void methodWithoutAwaitsHasNoDispatch() {
    MethodNode twin = twin("return Task.of(1);");

    assertThat(callsOf(twin, "label")).isZero();
  }

  @Test
  void labelOfTheFrameIsReadOnceAtTheStart() {
    MethodNode twin = twin("await(s); await(s); return Task.of(1);");

    assertThat(callsOf(twin, "label")).isEqualTo(1);
    assertThat(Methods.opcodes(twin))
        .startsWith(Opcodes.ICONST_0, Opcodes.ISTORE, Opcodes.ALOAD, Opcodes.IFNULL);
  }

  @Test
  void singlePointNeedsNoSwitch() {
    MethodNode twin = twin("await(s); return Task.of(1);");

    assertThat(Methods.opcodes(twin)).doesNotContain(Opcodes.TABLESWITCH);
  }

  @Test
  void pointsOfOneLoopNeedASwitchInItOnly() {
    MethodNode twin = twin("while (true) { await(s); await(s); }");

    assertThat(Methods.opcodes(twin)).containsOnlyOnce(Opcodes.TABLESWITCH);
  }

  @Test
  void loopsAreEnteredByTheirHeadersOnly() {
    MethodNode twin =
        twin(
            """
            int sum = 0;
            await(s);
            for (int i = 0; i < 3; i++) {
              await(s);
              for (long j = 0; j < 3; j++) {
                try {
                  sum += await(s);
                } finally {
                  await(s);
                }
              }
              do {
                sum--;
              } while (await(s) > sum);
            }
            return Task.of(sum);
            """);

    assertThat(jumpsIntoLoops(twin)).isZero();
    ControlFlow flow = ControlFlow.of(twin);
    Loops loops = Loops.of(flow);
    int deepest = 0;
    for (AbstractInsnNode instruction : twin.instructions) {
      deepest = Math.max(deepest, loops.headersAround(instruction).size());
    }
    assertThat(deepest).isEqualTo(2);
  }

  /**
   * Cycles that remain when all edges back to dominating headers are taken away are loops with two
   * entries.
   */
  private static int jumpsIntoLoops(MethodNode method) {
    ControlFlow flow = ControlFlow.of(method);
    Loops loops = Loops.of(flow);
    BitSet[] edges = new BitSet[flow.size()];
    for (int block = 0; block < flow.size(); block++) {
      edges[block] = new BitSet();
      IntStream.of(flow.successors(block)).forEach(edges[block]::set);
      IntStream.of(flow.handlers(block)).forEach(edges[block]::set);
      AbstractInsnNode inBlock = method.instructions.get(flow.start(block));
      for (AbstractInsnNode header : loops.headersAround(inBlock)) {
        edges[block].clear(flow.blockOf(header));
      }
    }
    int cycles = 0;
    for (int block = 0; block < flow.size(); block++) {
      BitSet reached = (BitSet) edges[block].clone();
      int size;
      do {
        size = reached.cardinality();
        BitSet next = (BitSet) reached.clone();
        reached.stream().forEach(b -> next.or(edges[b]));
        reached.or(next);
      } while (reached.cardinality() > size);
      cycles += reached.get(block) ? 1 : 0;
    }
    return cycles;
  }

  private static int callsOf(MethodNode method, String name) {
    int calls = 0;
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof MethodInsnNode call && call.name.equals(name)) {
        calls++;
      }
    }
    return calls;
  }

  private static MethodNode twin(String body) {
    ClassFiles files =
        Compile.withDebugInformation()
            .sources(
                """
                import static dev.fermata.Fermata.await;
                import dev.fermata.*;
                import java.util.concurrent.CompletionStage;
                class App {
                  @Async static Task<Integer> method(CompletionStage<Integer> s) {
                    %s
                  }
                }
                """
                    .formatted(body));
    ClassNode node = new ClassNode();
    new ClassReader(Program.rewritten(files).files().classFile("App")).accept(node, 0);
    return node.methods.stream()
        .filter(m -> m.name.equals("method") && m.desc.contains("Driver"))
        .findFirst()
        .orElseThrow();
  }
}
