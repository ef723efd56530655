package dev.fermata.transformer.proof;

import dev.fermata.transformer.flow.ControlFlow;
import dev.fermata.transformer.flow.MonitorRegions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Turns each ordinary method of a class into a stub over an {@code @Async} copy of its body, which
 * awaits at random instructions. The stub waits for the copy by {@link Awaits#join}.
 */
public final class InsertAwaits {
  private static final String AWAITS = Type.getInternalName(Awaits.class);
  private static final Type TASK = Type.getObjectType("dev/fermata/Task");
  private static final Type OBJECT = Type.getObjectType("java/lang/Object");
  private static final String COPY_SUFFIX = "$copy";
  private static final int NOT_COPIED =
      Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE | Opcodes.ACC_SYNCHRONIZED | Opcodes.ACC_BRIDGE;
  private static final int MOST_PARAMETER_SLOTS = 253;

  private static final Map<Integer, String> BOXES =
      Map.of(
          Type.BOOLEAN, "java/lang/Boolean",
          Type.BYTE, "java/lang/Byte",
          Type.SHORT, "java/lang/Short",
          Type.CHAR, "java/lang/Character",
          Type.INT, "java/lang/Integer",
          Type.LONG, "java/lang/Long",
          Type.FLOAT, "java/lang/Float",
          Type.DOUBLE, "java/lang/Double");

  private final ClassNode node = new ClassNode();
  private final Random random;
  private final int distance;
  private int methods;
  private int awaits;

  private InsertAwaits(byte[] classFile, long seed, int distance) {
    ClassReader reader = new ClassReader(classFile);
    reader.accept(node, ClassReader.EXPAND_FRAMES);
    // Some of java.base are older than what can be rewritten.
    node.version = Math.max(node.version, Opcodes.V1_8);
    random = new Random(seed * 31 + node.name.hashCode());
    this.distance = distance;
  }

  /**
   * What came of a class.
   *
   * @param classFile the class file, to be rewritten
   * @param methods how many methods were copied
   * @param awaits how many awaits were inserted
   */
  public record Result(byte[] classFile, int methods, int awaits) {}

  /**
   * Inserts awaits.
   *
   * @param seed decides where
   * @param distance how many instructions there are from one await to the next, on average
   */
  public static Result in(byte[] classFile, long seed, int distance) {
    return in(classFile, seed, distance, Set.of());
  }

  /**
   * As {@link #in(byte[], long, int)}, but leaves methods alone.
   *
   * @param left the names that their copies would have
   */
  static Result in(byte[] classFile, long seed, int distance, Set<String> left) {
    return new InsertAwaits(classFile, seed, distance).apply(left);
  }

  private Result apply(Set<String> left) {
    List<MethodNode> all = new ArrayList<>();
    for (MethodNode method : node.methods) {
      all.add(method);
      if (isOrdinary(method) && !left.contains(copyName(method))) {
        all.add(copyOf(method));
        methods++;
      }
    }
    node.methods = all;
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    node.accept(writer);
    return new Result(writer.toByteArray(), methods, awaits);
  }

  private static boolean isOrdinary(MethodNode method) {
    return (method.access & NOT_COPIED) == 0
        && !method.name.startsWith("<")
        && Type.getArgumentsAndReturnSizes(method.desc) >> 2 <= MOST_PARAMETER_SLOTS;
  }

  private static String copyName(MethodNode method) {
    return method.name + COPY_SUFFIX + Integer.toHexString(method.desc.hashCode());
  }

  /** Moves the body to the copy, and leaves a stub. */
  private MethodNode copyOf(MethodNode method) {
    Type[] parameters = Type.getArgumentTypes(method.desc);
    Type returned = Type.getReturnType(method.desc);
    MethodNode copy =
        new MethodNode(
            (method.access & Opcodes.ACC_STATIC) | Opcodes.ACC_PRIVATE,
            copyName(method),
            Type.getMethodDescriptor(TASK, parameters),
            null,
            method.exceptions.toArray(new String[0]));
    copy.visitAnnotation("Ldev/fermata/Async;", false).visitEnd();
    copy.instructions = method.instructions;
    copy.tryCatchBlocks = method.tryCatchBlocks;
    copy.localVariables = method.localVariables;
    copy.maxLocals = method.maxLocals;
    copy.maxStack = method.maxStack;
    insertAwaits(copy);
    returnTasks(copy.instructions, returned);
    writeStub(method, copy, returned);
    return copy;
  }

  private void insertAwaits(MethodNode copy) {
    MonitorRegions monitors = MonitorRegions.of(ControlFlow.of(copy));
    List<AbstractInsnNode> places = new ArrayList<>();
    for (AbstractInsnNode instruction : copy.instructions) {
      if (instruction.getOpcode() >= 0
          && !isLabelled(instruction)
          && !monitors.isLocked(instruction)
          && random.nextInt(distance) == 0) {
        places.add(instruction);
      }
    }
    for (AbstractInsnNode place : places) {
      InsnList code = new InsnList();
      code.add(
          new MethodInsnNode(
              Opcodes.INVOKESTATIC,
              AWAITS,
              "next",
              "()Ljava/util/concurrent/CompletionStage;",
              false));
      code.add(
          new MethodInsnNode(
              Opcodes.INVOKESTATIC,
              "dev/fermata/Fermata",
              "await",
              "(Ljava/util/concurrent/CompletionStage;)Ljava/lang/Object;",
              false));
      code.add(new InsnNode(Opcodes.POP));
      copy.instructions.insertBefore(place, code);
      awaits++;
    }
  }

  /** A frame may name the label before NEW, which has to stay there. */
  private static boolean isLabelled(AbstractInsnNode instruction) {
    return instruction.getOpcode() == Opcodes.NEW && instruction.getPrevious() instanceof LabelNode;
  }

  private static void returnTasks(InsnList code, Type returned) {
    for (AbstractInsnNode instruction : code.toArray()) {
      int opcode = instruction.getOpcode();
      if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
        InsnList before = new InsnList();
        String box = BOXES.get(returned.getSort());
        if (box != null) {
          before.add(
              new MethodInsnNode(
                  Opcodes.INVOKESTATIC,
                  box,
                  "valueOf",
                  "(" + returned.getDescriptor() + ")L" + box + ";",
                  false));
        }
        boolean isVoid = opcode == Opcodes.RETURN;
        before.add(
            new MethodInsnNode(
                Opcodes.INVOKESTATIC,
                TASK.getInternalName(),
                isVoid ? "done" : "of",
                isVoid ? "()Ldev/fermata/Task;" : "(Ljava/lang/Object;)Ldev/fermata/Task;",
                false));
        code.insertBefore(instruction, before);
        code.set(instruction, new InsnNode(Opcodes.ARETURN));
      }
    }
  }

  private void writeStub(MethodNode method, MethodNode copy, Type returned) {
    method.instructions = new InsnList();
    method.tryCatchBlocks = new ArrayList<>();
    method.localVariables = null;
    method.visibleLocalVariableAnnotations = null;
    method.invisibleLocalVariableAnnotations = null;
    GeneratorAdapter code = new GeneratorAdapter(method, method.access, method.name, method.desc);
    boolean isStatic = (copy.access & Opcodes.ACC_STATIC) != 0;
    if (!isStatic) {
      code.loadThis();
    }
    code.loadArgs();
    code.visitMethodInsn(
        isStatic ? Opcodes.INVOKESTATIC : Opcodes.INVOKESPECIAL,
        node.name,
        copy.name,
        copy.desc,
        (node.access & Opcodes.ACC_INTERFACE) != 0);
    code.invokeStatic(Type.getType(Awaits.class), new Method("join", OBJECT, new Type[] {TASK}));
    if (returned.getSort() == Type.VOID) {
      code.pop();
    } else {
      unbox(code, returned);
    }
    code.returnValue();
  }

  /** Not by {@code Number}, as GeneratorAdapter has it: a Character is none. */
  private static void unbox(GeneratorAdapter code, Type type) {
    String box = BOXES.get(type.getSort());
    if (box == null) {
      if (!type.equals(OBJECT)) {
        code.checkCast(type);
      }
      return;
    }
    code.checkCast(Type.getObjectType(box));
    code.invokeVirtual(
        Type.getObjectType(box), new Method(type.getClassName() + "Value", type, new Type[0]));
  }
}
