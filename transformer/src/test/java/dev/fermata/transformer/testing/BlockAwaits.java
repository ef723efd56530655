package dev.fermata.transformer.testing;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Makes {@code @Async} methods ordinary ones, in a way that has nothing in common with the
 * transformer: each await is a call of {@link Blocking#await}, and what the body throws becomes the
 * failure of what is returned.
 */
final class BlockAwaits {
  private static final String BLOCKING = Type.getInternalName(Blocking.class);
  private static final String ASYNC = "Ldev/fermata/Async;";

  private BlockAwaits() {}

  static byte[] in(byte[] classFile) {
    ClassNode node = new ClassNode();
    new ClassReader(classFile).accept(node, 0);
    List<MethodNode> methods = new ArrayList<>();
    for (MethodNode method : node.methods) {
      boolean awaits = redirectAwaits(method);
      boolean lambda = (method.access & Opcodes.ACC_SYNTHETIC) != 0;
      methods.add(method);
      if (isAnnotated(method) || (awaits && lambda)) {
        methods.add(moveBody(node, method));
      }
    }
    node.methods = methods;
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    node.accept(writer);
    return writer.toByteArray();
  }

  private static boolean isAnnotated(MethodNode method) {
    if (method.invisibleAnnotations == null || (method.access & Opcodes.ACC_BRIDGE) != 0) {
      return false;
    }
    for (AnnotationNode annotation : method.invisibleAnnotations) {
      if (annotation.desc.equals(ASYNC)) {
        return true;
      }
    }
    return false;
  }

  private static boolean redirectAwaits(MethodNode method) {
    boolean found = false;
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof MethodInsnNode call
          && call.owner.equals("dev/fermata/Fermata")
          && call.name.equals("await")) {
        call.owner = BLOCKING;
        found = true;
      }
    }
    return found;
  }

  private static MethodNode moveBody(ClassNode owner, MethodNode method) {
    MethodNode body =
        new MethodNode(
            (method.access & Opcodes.ACC_STATIC) | Opcodes.ACC_PRIVATE,
            method.name + "$body",
            method.desc,
            null,
            method.exceptions.toArray(new String[0]));
    body.instructions = method.instructions;
    body.tryCatchBlocks = method.tryCatchBlocks;
    body.maxLocals = method.maxLocals;
    MethodNode wrapper = new MethodNode();
    LabelNode from = new LabelNode();
    LabelNode to = new LabelNode();
    LabelNode failed = new LabelNode();
    wrapper.instructions.add(from);
    callBody(owner, body, wrapper);
    wrapper.instructions.add(to);
    wrapper.instructions.add(failed);
    wrapper.instructions.add(
        new FrameNode(Opcodes.F_FULL, 0, new Object[0], 1, new Object[] {"java/lang/Throwable"}));
    Type returned = Type.getReturnType(method.desc);
    String suffix = returned.getInternalName().replaceAll(".*/", "");
    wrapper.instructions.add(
        new MethodInsnNode(
            Opcodes.INVOKESTATIC,
            BLOCKING,
            "failed" + (returned.getSort() == Type.VOID ? "Void" : suffix),
            "(Ljava/lang/Throwable;)" + returned.getDescriptor(),
            false));
    wrapper.instructions.add(new InsnNode(returned.getOpcode(Opcodes.IRETURN)));
    method.instructions = wrapper.instructions;
    method.tryCatchBlocks =
        new ArrayList<>(List.of(new TryCatchBlockNode(from, to, failed, "java/lang/Throwable")));
    method.localVariables = null;
    return body;
  }

  private static void callBody(ClassNode owner, MethodNode body, MethodNode wrapper) {
    boolean isStatic = (body.access & Opcodes.ACC_STATIC) != 0;
    int slot = 0;
    if (!isStatic) {
      wrapper.instructions.add(new VarInsnNode(Opcodes.ALOAD, slot++));
    }
    for (Type type : Type.getArgumentTypes(body.desc)) {
      wrapper.instructions.add(new VarInsnNode(type.getOpcode(Opcodes.ILOAD), slot));
      slot += type.getSize();
    }
    wrapper.instructions.add(
        new MethodInsnNode(
            isStatic ? Opcodes.INVOKESTATIC : Opcodes.INVOKESPECIAL,
            owner.name,
            body.name,
            body.desc,
            (owner.access & Opcodes.ACC_INTERFACE) != 0));
    wrapper.instructions.add(
        new InsnNode(Type.getReturnType(body.desc).getOpcode(Opcodes.IRETURN)));
  }
}
