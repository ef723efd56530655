package dev.fermata.transformer.proof;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/** Tells which classes may fail for the mere size of what a method is rewritten to. */
final class MethodSizes {
  private static final int LARGE = 1_200;

  private MethodSizes() {}

  /** Whether rewriting may make more than 32 KB of a method, where ASM has to widen jumps. */
  static boolean isLarge(byte[] classFile) {
    ClassNode node = new ClassNode();
    new ClassReader(classFile).accept(node, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return node.methods.stream().anyMatch(method -> method.instructions.size() > LARGE);
  }
}
