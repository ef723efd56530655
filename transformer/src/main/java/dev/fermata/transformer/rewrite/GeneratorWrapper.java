package dev.fermata.transformer.rewrite;

import dev.fermata.transformer.model.AsyncMethod;
import java.util.ArrayList;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Writes what is left of a method whose body begins later: it makes the frame, with those
 * parameters in it that the body reads.
 */
final class GeneratorWrapper {
  private GeneratorWrapper() {}

  /**
   * Replaces the body of {@code node}.
   *
   * @param start the saver of what is live where the body begins
   */
  static void write(MethodNode node, AsyncMethod method, FrameNames names, Saver start) {
    InsnList code = new InsnList();
    for (SavedValue value : start.values()) {
      code.add(new VarInsnNode(VerificationTypes.loadOpcode(value.type()), value.slot()));
    }
    code.add(new InsnNode(Opcodes.ACONST_NULL));
    code.add(
        new MethodInsnNode(
            Opcodes.INVOKESTATIC, names.saver(), start.name(), start.descriptor(), false));
    code.add(new TypeInsnNode(Opcodes.CHECKCAST, method.kind().internalName()));
    code.add(new InsnNode(Opcodes.ARETURN));
    node.instructions = code;
    node.tryCatchBlocks = new ArrayList<>();
    node.localVariables = null;
    node.visibleLocalVariableAnnotations = null;
    node.invisibleLocalVariableAnnotations = null;
    node.maxLocals = method.parameterSlots();
    WrapperWriter.mark(node);
  }
}
