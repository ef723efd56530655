package dev.fermata.transformer;

import java.util.function.BiConsumer;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Turns a class that has been rewritten into a class file. */
final class WriteClass {
  private WriteClass() {}

  /**
   * Writes {@code node}. ASM stops at the first method that is too large; it is left out then, so
   * that the others of its kind are found too.
   *
   * @param reader what {@code node} was read from
   * @param tooLarge told of each such method and its size; if there is one, the result is useless
   * @throws ClassTooLargeException if the class as a whole is too large
   */
  static byte[] of(ClassReader reader, ClassNode node, BiConsumer<MethodNode, Integer> tooLarge) {
    while (true) {
      ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
      // ASM's own limits are for hostile class files, and refuse what fits a class file.
      writer.setComputeLimits(Integer.MAX_VALUE, Long.MAX_VALUE);
      node.accept(writer);
      try {
        return writer.toByteArray();
      } catch (MethodTooLargeException e) {
        MethodNode culprit = find(node, e);
        tooLarge.accept(culprit, e.getCodeSize());
        node.methods.remove(culprit);
      }
    }
  }

  private static MethodNode find(ClassNode node, MethodTooLargeException failure) {
    for (MethodNode method : node.methods) {
      if (method.name.equals(failure.getMethodName())
          && method.desc.equals(failure.getDescriptor())) {
        return method;
      }
    }
    throw failure;
  }
}
