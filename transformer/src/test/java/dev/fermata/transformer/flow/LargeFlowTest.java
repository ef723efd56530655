package dev.fermata.transformer.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Code that is much larger than a method can be, so that an analysis whose time or memory grows
 * with the square of it takes minutes or does not end well.
 */
class LargeFlowTest {
  private static final int MANY = 200_000;

  private final MethodNode method =
      new MethodNode(Opcodes.ACC_STATIC, "large", "(II)V", null, new String[0]);

  @Test
  void manyQuestionsAboutOneBlock() {
    add(Opcodes.ACONST_NULL);
    add(Opcodes.MONITORENTER);
    for (int i = 0; i < MANY; i++) {
      add(Opcodes.NOP);
      method.instructions.add(new VarInsnNode(Opcodes.ILOAD, 1));
      add(Opcodes.POP);
    }
    add(Opcodes.ACONST_NULL);
    add(Opcodes.MONITOREXIT);
    add(Opcodes.RETURN);
    ControlFlow flow = ControlFlow.of(method);
    Liveness liveness = Liveness.of(flow, LargeFlowTest::isNop);
    MonitorRegions regions = MonitorRegions.of(flow);

    int live = 0;
    int locked = 0;
    for (AbstractInsnNode instruction : method.instructions) {
      if (isNop(instruction)) {
        live += liveness.after(instruction).cardinality();
        locked += regions.isLocked(instruction) ? 1 : 0;
      }
    }

    assertThat(flow.size()).isEqualTo(1);
    assertThat(live).isEqualTo(MANY);
    assertThat(locked).isEqualTo(MANY);
  }

  @Test
  void manyBranchesToOneEnd() {
    LabelNode end = new LabelNode();
    for (int i = 0; i < MANY; i++) {
      method.instructions.add(new VarInsnNode(Opcodes.ILOAD, 0));
      method.instructions.add(new JumpInsnNode(Opcodes.IFEQ, end));
    }
    add(Opcodes.NOP);
    method.instructions.add(end);
    add(Opcodes.RETURN);
    ControlFlow flow = ControlFlow.of(method);

    assertThat(flow.predecessors(flow.blockOf(end))).hasSize(MANY + 1);
    assertThat(Loops.of(flow).headersAround(end)).isEmpty();
    assertThat(Liveness.of(flow, LargeFlowTest::isNop)).isNotNull();
  }

  @Test
  void manyLoopsInARow() {
    int found = 0;
    for (int i = 0; i < MANY; i++) {
      LabelNode header = new LabelNode();
      method.instructions.add(header);
      add(Opcodes.NOP);
      method.instructions.add(new VarInsnNode(Opcodes.ILOAD, 0));
      method.instructions.add(new JumpInsnNode(Opcodes.IFEQ, header));
    }
    add(Opcodes.RETURN);
    Loops loops = Loops.of(ControlFlow.of(method));

    for (AbstractInsnNode instruction : method.instructions) {
      found += isNop(instruction) ? loops.headersAround(instruction).size() : 0;
    }

    assertThat(found).isEqualTo(MANY);
  }

  private void add(int opcode) {
    method.instructions.add(new InsnNode(opcode));
  }

  private static boolean isNop(AbstractInsnNode instruction) {
    return instruction.getOpcode() == Opcodes.NOP;
  }
}
