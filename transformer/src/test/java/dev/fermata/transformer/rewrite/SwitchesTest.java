package dev.fermata.transformer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

class SwitchesTest {
  private static final int VARIABLE = 3;

  private final SortedMap<Integer, LabelNode> targets = new TreeMap<>();

  @Test
  void oneTargetNeedsNoSwitch() {
    LabelNode only = new LabelNode();
    targets.put(1, only);
    targets.put(7, only);

    InsnList code = Switches.on(VARIABLE, targets);

    assertThat(opcodes(code)).containsExactly(Opcodes.GOTO);
    assertThat(((JumpInsnNode) code.getFirst()).label).isSameAs(only);
  }

  @Test
  void keysThatAreCloseMakeATable() {
    put(2, 3, 5);

    InsnList code = Switches.on(VARIABLE, targets);

    assertThat(opcodes(code)).containsExactly(Opcodes.ILOAD, Opcodes.TABLESWITCH);
    TableSwitchInsnNode table = (TableSwitchInsnNode) code.getLast();
    assertThat(table.min).isEqualTo(2);
    assertThat(table.labels)
        .containsExactly(targets.get(2), targets.get(3), table.dflt, targets.get(5));
  }

  @Test
  void keysThatAreFarApartAreLookedUp() {
    put(1, 1000);

    InsnList code = Switches.on(VARIABLE, targets);

    assertThat(opcodes(code)).containsExactly(Opcodes.ILOAD, Opcodes.LOOKUPSWITCH);
    LookupSwitchInsnNode lookup = (LookupSwitchInsnNode) code.getLast();
    assertThat(lookup.keys).containsExactly(1, 1000);
    assertThat(lookup.labels).containsExactlyElementsOf(targets.values());
  }

  private void put(int... keys) {
    for (int key : keys) {
      targets.put(key, new LabelNode());
    }
  }

  private static List<Integer> opcodes(InsnList code) {
    List<Integer> opcodes = new ArrayList<>();
    for (AbstractInsnNode instruction : code) {
      opcodes.add(instruction.getOpcode());
    }
    return opcodes;
  }
}
