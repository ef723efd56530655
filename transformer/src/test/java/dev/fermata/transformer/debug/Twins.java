package dev.fermata.transformer.debug;

import dev.fermata.transformer.model.RuntimeNames;
import dev.fermata.transformer.testing.ClassFiles;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Looks at methods of class files before and after rewriting. */
final class Twins {
  private Twins() {}

  static List<ClassNode> classes(ClassFiles files) {
    List<ClassNode> classes = new ArrayList<>();
    for (byte[] bytes : files.byName().values()) {
      ClassNode node = new ClassNode();
      new ClassReader(bytes).accept(node, 0);
      classes.add(node);
    }
    return classes;
  }

  static ClassNode named(List<ClassNode> classes, String name) {
    return classes.stream().filter(c -> c.name.equals(name)).findFirst().orElseThrow();
  }

  static List<MethodNode> in(ClassNode node) {
    return node.methods.stream().filter(Twins::isTwin).toList();
  }

  private static boolean isTwin(MethodNode method) {
    return method.desc.contains(RuntimeNames.TWIN_PARAMETERS + ")");
  }

  /** The method that a twin was made from: no two of a name in the same class end alike. */
  static MethodNode original(ClassNode node, MethodNode twin) {
    String end = twin.desc.substring(1, twin.desc.indexOf(RuntimeNames.TWIN_PARAMETERS));
    return node.methods.stream()
        .filter(m -> m.name.equals(twin.name))
        .filter(m -> (receiver(node, m) + parameters(m)).equals(end))
        .findFirst()
        .orElseThrow();
  }

  private static String receiver(ClassNode node, MethodNode method) {
    boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
    return isStatic ? "" : "L" + node.name + ";";
  }

  private static String parameters(MethodNode method) {
    return method.desc.substring(1, method.desc.indexOf(')'));
  }

  static int lineOf(AbstractInsnNode instruction) {
    AbstractInsnNode node = instruction;
    while (node != null && !(node instanceof LineNumberNode)) {
      node = node.getPrevious();
    }
    return node == null ? 0 : ((LineNumberNode) node).line;
  }

  /** The lines of the calls of the driver's methods with such names, in the order of the code. */
  static List<Integer> linesOfDriverCalls(MethodNode twin, String name) {
    List<Integer> lines = new ArrayList<>();
    for (AbstractInsnNode instruction : twin.instructions) {
      if (instruction instanceof MethodInsnNode call
          && call.owner.equals(RuntimeNames.DRIVER)
          && call.name.matches(name)) {
        lines.add(lineOf(call));
      }
    }
    return lines;
  }
}
