package dev.fermata.transformer.rewrite;

import dev.fermata.transformer.flow.TypeState;
import dev.fermata.transformer.model.AsyncMethod;
import dev.fermata.transformer.model.Callees;
import dev.fermata.transformer.model.ResultType;
import dev.fermata.transformer.model.ReturnKind;
import dev.fermata.transformer.model.SuspensionKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** What the tests of single passes need. */
final class Methods {
  static final String TWIN = "Ldev/fermata/abi/Driver;Ldev/fermata/abi/Frame;)";
  static final Callees NO_CALLEES = new Callees(name -> null);

  private Methods() {}

  static AsyncMethod async(String descriptor, ResultType result) {
    return new AsyncMethod(
        "app/App",
        false,
        Opcodes.ACC_STATIC,
        "method",
        descriptor,
        ReturnKind.of(descriptor),
        result,
        true);
  }

  static SuspensionPoint point(int label, List<Object> stack, List<Object> locals, int... live) {
    BitSet slots = new BitSet();
    for (int slot : live) {
      slots.set(slot);
    }
    return new SuspensionPoint(
        label,
        SuspensionKind.AWAIT,
        new MethodInsnNode(
            Opcodes.INVOKESTATIC,
            "dev/fermata/Fermata",
            "await",
            "(Ljava/util/concurrent/CompletionStage;)Ljava/lang/Object;",
            false),
        null,
        false,
        null,
        new TypeState(locals, stack),
        slots,
        List.of(),
        List.of(),
        0,
        new LabelNode());
  }

  static List<Integer> opcodes(MethodNode method) {
    List<Integer> opcodes = new ArrayList<>();
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction.getOpcode() >= 0) {
        opcodes.add(instruction.getOpcode());
      }
    }
    return opcodes;
  }
}
