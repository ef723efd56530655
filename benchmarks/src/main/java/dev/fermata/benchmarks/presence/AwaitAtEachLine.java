package dev.fermata.benchmarks.presence;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Makes methods of a library asynchronous, as nobody would: those that return nothing await at each
 * of their lines.
 */
final class AwaitAtEachLine {
  private static final int NOT_ORDINARY =
      Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE | Opcodes.ACC_SYNCHRONIZED | Opcodes.ACC_SYNTHETIC;

  private AwaitAtEachLine() {}

  /** A class with the awaits. */
  static byte[] in(byte[] classFile) {
    ClassNode node = new ClassNode();
    new ClassReader(classFile).accept(node, ClassReader.EXPAND_FRAMES);
    for (MethodNode method : node.methods) {
      if (isOrdinary(method)) {
        insertAwaits(method);
      }
    }
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    node.accept(writer);
    return writer.toByteArray();
  }

  private static boolean isOrdinary(MethodNode method) {
    if ((method.access & NOT_ORDINARY) != 0
        || method.name.startsWith("<")
        || !method.desc.endsWith(")V")) {
      return false;
    }
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction.getOpcode() == Opcodes.MONITORENTER) {
        return false;
      }
    }
    return true;
  }

  private static void insertAwaits(MethodNode method) {
    List<AbstractInsnNode> places = new ArrayList<>();
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof LineNumberNode line) {
        AbstractInsnNode place = firstOf(line);
        // A frame may name the label before NEW, which has to stay there.
        if (place != null && place.getOpcode() != Opcodes.NEW && !places.contains(place)) {
          places.add(place);
        }
      }
    }
    for (AbstractInsnNode place : places) {
      method.instructions.insertBefore(place, await());
    }
    method.visitAnnotation("Ldev/fermata/Async;", false).visitEnd();
  }

  private static AbstractInsnNode firstOf(LineNumberNode line) {
    AbstractInsnNode instruction = line;
    while (instruction != null && instruction.getOpcode() < 0) {
      instruction = instruction.getNext();
    }
    return instruction;
  }

  private static InsnList await() {
    InsnList code = new InsnList();
    code.add(
        new MethodInsnNode(
            Opcodes.INVOKESTATIC, "dev/fermata/Task", "done", "()Ldev/fermata/Task;", false));
    code.add(
        new MethodInsnNode(
            Opcodes.INVOKESTATIC,
            "dev/fermata/Fermata",
            "await",
            "(Ljava/util/concurrent/CompletionStage;)Ljava/lang/Object;",
            false));
    code.add(new InsnNode(Opcodes.POP));
    return code;
  }
}
