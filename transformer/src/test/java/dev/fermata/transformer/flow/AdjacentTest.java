package dev.fermata.transformer.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;

class AdjacentTest {
  private final InsnList code = new InsnList();
  private final AbstractInsnNode first = new InsnNode(Opcodes.ICONST_0);
  private final AbstractInsnNode second = new InsnNode(Opcodes.POP);

  @Test
  void seesThroughLabelsAndLineNumbers() {
    LabelNode label = new LabelNode();
    code.add(first);
    code.add(label);
    code.add(new LineNumberNode(7, label));
    code.add(second);

    assertThat(Adjacent.before(second)).isSameAs(first);
    assertThat(Adjacent.after(first)).isSameAs(second);
  }

  @Test
  void stopsWhereControlFlowMayComeIn() {
    code.add(first);
    code.add(new LabelNode());
    code.add(new FrameNode(Opcodes.F_NEW, 0, new Object[0], 0, new Object[0]));
    code.add(second);

    assertThat(Adjacent.before(second)).isNull();
    assertThat(Adjacent.after(first)).isNull();
  }

  @Test
  void hasNothingBeyondTheEnds() {
    code.add(first);

    assertThat(Adjacent.before(first)).isNull();
    assertThat(Adjacent.after(first)).isNull();
  }
}
