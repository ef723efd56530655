package dev.fermata.transformer.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.testing.Assemble;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** In each method, the loops around the one {@code NOP} are looked at. */
class LoopsTest {
  private final Label header = new Label();
  private final Label inner = new Label();
  private final Label other = new Label();

  @Test
  void straightCodeHasNoLoops() {
    assertThat(
            headersAroundNop(
                code -> {
                  code.visitInsn(Opcodes.NOP);
                  code.visitInsn(Opcodes.RETURN);
                }))
        .isEmpty();
  }

  @Test
  void targetOfABackEdgeIsAHeader() {
    assertThat(
            headersAroundNop(
                code -> {
                  code.visitLabel(header);
                  code.visitInsn(Opcodes.NOP);
                  jumpIf(code, header);
                  code.visitInsn(Opcodes.RETURN);
                }))
        .containsExactly(header);
  }

  @Test
  void whatFollowsALoopIsNotInIt() {
    assertThat(
            headersAroundNop(
                code -> {
                  code.visitLabel(header);
                  jumpIf(code, header);
                  code.visitInsn(Opcodes.NOP);
                  code.visitInsn(Opcodes.RETURN);
                }))
        .isEmpty();
  }

  @Test
  void branchThatLeavesForGoodIsNotInTheLoop() {
    assertThat(
            headersAroundNop(
                code -> {
                  code.visitLabel(header);
                  jumpIf(code, other);
                  code.visitJumpInsn(Opcodes.GOTO, header);
                  code.visitLabel(other);
                  code.visitInsn(Opcodes.NOP);
                  code.visitInsn(Opcodes.RETURN);
                }))
        .isEmpty();
  }

  @Test
  void outermostHeaderComesFirst() {
    assertThat(
            headersAroundNop(
                code -> {
                  code.visitLabel(header);
                  jumpIf(code, other);
                  code.visitLabel(inner);
                  code.visitInsn(Opcodes.NOP);
                  jumpIf(code, inner);
                  code.visitJumpInsn(Opcodes.GOTO, header);
                  code.visitLabel(other);
                  code.visitInsn(Opcodes.RETURN);
                }))
        .containsExactly(header, inner);
  }

  @Test
  void twoBackEdgesToOneHeaderAreOneLoop() {
    assertThat(
            headersAroundNop(
                code -> {
                  code.visitLabel(header);
                  jumpIf(code, header);
                  code.visitInsn(Opcodes.NOP);
                  jumpIf(code, header);
                  code.visitInsn(Opcodes.RETURN);
                }))
        .containsExactly(header);
  }

  @Test
  void conditionBehindTheBodyIsTheHeader() {
    assertThat(
            headersAroundNop(
                code -> {
                  code.visitJumpInsn(Opcodes.GOTO, header);
                  code.visitLabel(other);
                  code.visitInsn(Opcodes.NOP);
                  code.visitLabel(header);
                  jumpIf(code, other);
                  code.visitInsn(Opcodes.RETURN);
                }))
        .containsExactly(header);
  }

  @Test
  void loopWithTwoEntriesHasNoHeader() {
    assertThat(
            headersAroundNop(
                code -> {
                  jumpIf(code, other);
                  code.visitLabel(header);
                  code.visitInsn(Opcodes.NOP);
                  code.visitLabel(other);
                  jumpIf(code, header);
                  code.visitInsn(Opcodes.RETURN);
                }))
        .isEmpty();
  }

  @Test
  void wayBackThroughAHandlerIsABackEdge() {
    assertThat(
            headersAroundNop(
                code -> {
                  Label to = new Label();
                  Label handler = new Label();
                  code.visitTryCatchBlock(header, to, handler, null);
                  code.visitLabel(header);
                  code.visitInsn(Opcodes.NOP);
                  code.visitLabel(to);
                  code.visitInsn(Opcodes.RETURN);
                  code.visitLabel(handler);
                  code.visitInsn(Opcodes.POP);
                  code.visitJumpInsn(Opcodes.GOTO, header);
                }))
        .containsExactly(header);
  }

  @Test
  void unreachableCodeIsIgnored() {
    assertThat(
            headersAroundNop(
                code -> {
                  code.visitInsn(Opcodes.RETURN);
                  code.visitLabel(header);
                  code.visitInsn(Opcodes.NOP);
                  code.visitJumpInsn(Opcodes.GOTO, header);
                }))
        .isEmpty();
  }

  private static void jumpIf(MethodVisitor code, Label target) {
    code.visitVarInsn(Opcodes.ILOAD, 0);
    code.visitJumpInsn(Opcodes.IFNE, target);
  }

  private List<Label> headersAroundNop(Consumer<MethodVisitor> body) {
    MethodNode method = Assemble.code("(I)V", body);
    Loops loops = Loops.of(ControlFlow.of(method));
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction.getOpcode() == Opcodes.NOP) {
        return loops.headersAround(instruction).stream().map(this::labelOf).toList();
      }
    }
    throw new AssertionError("no NOP");
  }

  /** A method node keeps its own node in the {@code info} of a label that is visited. */
  private Label labelOf(AbstractInsnNode node) {
    return Stream.of(header, inner, other)
        .filter(label -> label.info == node)
        .findFirst()
        .orElseThrow();
  }
}
