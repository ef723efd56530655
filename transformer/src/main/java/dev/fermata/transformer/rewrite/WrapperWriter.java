package dev.fermata.transformer.rewrite;

import dev.fermata.transformer.model.AsyncMethod;
import dev.fermata.transformer.model.ResultType;
import dev.fermata.transformer.model.ReturnKind;
import dev.fermata.transformer.model.RuntimeNames;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Writes what is left of the method itself: it calls its twin, and makes a stage of what comes of
 * that.
 *
 * <pre>
 *   driver = Driver.enter(version); caller = driver.begin()
 *   try { value = twin(…, driver, Frame.ROOT) } catch (Throwable t) { … return Task.failed(t) }
 *   if (driver.end(caller)) return Task.of(value)
 *   return driver.suspended() ? driver.suspendedTask(caller) : driver.settle(value)
 * </pre>
 */
final class WrapperWriter {
  private static final String TASK_DESCRIPTOR = "L" + RuntimeNames.ABSTRACT_TASK + ";";

  private final AsyncMethod method;
  private final boolean canSuspend;
  private final InsnList code = new InsnList();
  private final int driver;
  private final int caller;
  private final int value;

  private WrapperWriter(AsyncMethod method, boolean canSuspend) {
    this.method = method;
    this.canSuspend = canSuspend;
    driver = method.parameterSlots();
    caller = driver + 1;
    value = driver + 2;
  }

  /** Replaces the body of {@code node}. */
  static void write(MethodNode node, AsyncMethod method, boolean canSuspend) {
    new WrapperWriter(method, canSuspend).apply(node);
  }

  private void apply(MethodNode node) {
    LabelNode from = new LabelNode();
    LabelNode to = new LabelNode();
    LabelNode failed = new LabelNode();
    begin();
    code.add(from);
    callTwin();
    code.add(to);
    if (method.result() != ResultType.VOID) {
      code.add(
          new VarInsnNode(
              VerificationTypes.storeOpcode(method.result().verificationType()), value));
    }
    LabelNode notFinished = new LabelNode();
    finished(notFinished);
    code.add(notFinished);
    code.add(frame(true, null));
    if (canSuspend) {
      suspended();
    }
    hasTask();
    code.add(failed);
    code.add(frame(false, "java/lang/Throwable"));
    failed();
    node.instructions = code;
    node.tryCatchBlocks = new ArrayList<>();
    node.tryCatchBlocks.add(new TryCatchBlockNode(from, to, failed, "java/lang/Throwable"));
    node.localVariables = null;
    node.visibleLocalVariableAnnotations = null;
    node.invisibleLocalVariableAnnotations = null;
    node.maxLocals = value + 2;
    mark(node);
  }

  static void mark(MethodNode node) {
    if (node.invisibleAnnotations == null) {
      node.invisibleAnnotations = new ArrayList<>();
    }
    node.invisibleAnnotations.add(new AnnotationNode(RuntimeNames.GENERATED_DESCRIPTOR));
  }

  private void begin() {
    code.add(Constants.push(RuntimeNames.ABI_VERSION));
    code.add(
        new MethodInsnNode(
            Opcodes.INVOKESTATIC,
            RuntimeNames.DRIVER,
            "enter",
            "(I)L" + RuntimeNames.DRIVER + ";",
            false));
    code.add(new VarInsnNode(Opcodes.ASTORE, driver));
    load(driver);
    driverCall("begin", "()I");
    code.add(new VarInsnNode(Opcodes.ISTORE, caller));
  }

  private void callTwin() {
    int slot = 0;
    for (Type type : method.parameters()) {
      code.add(new VarInsnNode(type.getOpcode(Opcodes.ILOAD), slot));
      slot += type.getSize();
    }
    load(driver);
    code.add(
        new FieldInsnNode(
            Opcodes.GETSTATIC, RuntimeNames.FRAME, "ROOT", "L" + RuntimeNames.FRAME + ";"));
    code.add(TwinCall.of(method));
  }

  private void suspended() {
    LabelNode hasTask = new LabelNode();
    load(driver);
    driverCall("suspended", "()Z");
    code.add(new JumpInsnNode(Opcodes.IFEQ, hasTask));
    load(driver);
    loadCaller();
    if (method.kind() == ReturnKind.DETACHED) {
      driverCall("suspendedDetached", "(I)V");
      code.add(new InsnNode(Opcodes.RETURN));
    } else {
      driverCall("suspendedTask", "(I)" + TASK_DESCRIPTOR);
      returnTask();
    }
    code.add(hasTask);
    code.add(frame(true, null));
  }

  private void finished(LabelNode otherwise) {
    load(driver);
    loadCaller();
    driverCall("end", "(I)Z");
    code.add(new JumpInsnNode(Opcodes.IFEQ, otherwise));
    switch (method.kind()) {
      case DETACHED -> code.add(new InsnNode(Opcodes.RETURN));
      case COMPLETABLE_FUTURE -> {
        loadBoxed();
        stageCall(RuntimeNames.COMPLETABLE_FUTURE, "completedFuture", "(Ljava/lang/Object;)");
      }
      case TASK, COMPLETION_STAGE -> {
        if (method.result() == ResultType.VOID) {
          stageCall(RuntimeNames.TASK, "done", "()");
        } else {
          loadBoxed();
          stageCall(RuntimeNames.TASK, "of", "(Ljava/lang/Object;)");
        }
      }
      case GENERATOR, COROUTINE, ASYNC_GENERATOR ->
          throw new IllegalStateException("a generator is made before its body runs");
    }
  }

  private void hasTask() {
    load(driver);
    loadBoxed();
    driverCall("settle", "(Ljava/lang/Object;)" + TASK_DESCRIPTOR);
    returnTask();
  }

  private void failed() {
    code.add(new VarInsnNode(Opcodes.ASTORE, value));
    load(driver);
    loadCaller();
    if (method.kind() == ReturnKind.DETACHED) {
      load(value);
      driverCall("failedDetached", "(ILjava/lang/Throwable;)V");
      code.add(new InsnNode(Opcodes.RETURN));
      return;
    }
    LabelNode own = new LabelNode();
    driverCall("endExceptionally", "(I)Z");
    code.add(new JumpInsnNode(Opcodes.IFEQ, own));
    load(value);
    if (method.kind() == ReturnKind.COMPLETABLE_FUTURE) {
      stageCall(RuntimeNames.COMPLETABLE_FUTURE, "failedFuture", "(Ljava/lang/Throwable;)");
    } else {
      stageCall(RuntimeNames.TASK, "failed", "(Ljava/lang/Throwable;)");
    }
    code.add(own);
    List<Object> locals = parametersDriverAndCaller();
    locals.add("java/lang/Throwable");
    code.add(new FrameNode(Opcodes.F_NEW, locals.size(), locals.toArray(), 0, new Object[0]));
    load(driver);
    load(value);
    driverCall("settleExceptionally", "(Ljava/lang/Throwable;)" + TASK_DESCRIPTOR);
    returnTask();
  }

  private void stageCall(String owner, String name, String parameters) {
    code.add(
        new MethodInsnNode(
            Opcodes.INVOKESTATIC, owner, name, parameters + "L" + owner + ";", false));
    code.add(new InsnNode(Opcodes.ARETURN));
  }

  private void returnTask() {
    if (method.kind() == ReturnKind.DETACHED) {
      code.add(new InsnNode(Opcodes.POP));
      code.add(new InsnNode(Opcodes.RETURN));
      return;
    }
    code.add(new TypeInsnNode(Opcodes.CHECKCAST, RuntimeNames.TASK));
    if (method.kind() == ReturnKind.COMPLETABLE_FUTURE) {
      code.add(
          new MethodInsnNode(
              Opcodes.INVOKEVIRTUAL,
              RuntimeNames.TASK,
              "toCompletableFuture",
              "()L" + RuntimeNames.COMPLETABLE_FUTURE + ";",
              false));
    }
    code.add(new InsnNode(Opcodes.ARETURN));
  }

  private void loadBoxed() {
    ResultType result = method.result();
    if (result == ResultType.VOID) {
      code.add(new InsnNode(Opcodes.ACONST_NULL));
      return;
    }
    code.add(new VarInsnNode(VerificationTypes.loadOpcode(result.verificationType()), value));
    if (result.isPrimitive()) {
      code.add(
          new MethodInsnNode(
              Opcodes.INVOKESTATIC, result.box(), "valueOf", result.valueOfDescriptor(), false));
    }
  }

  private void loadCaller() {
    code.add(new VarInsnNode(Opcodes.ILOAD, caller));
  }

  private void load(int reference) {
    code.add(new VarInsnNode(Opcodes.ALOAD, reference));
  }

  private void driverCall(String name, String descriptor) {
    code.add(
        new MethodInsnNode(Opcodes.INVOKEVIRTUAL, RuntimeNames.DRIVER, name, descriptor, false));
  }

  private FrameNode frame(boolean hasValue, @Nullable String stack) {
    List<Object> locals = parametersDriverAndCaller();
    if (hasValue && method.result() != ResultType.VOID) {
      locals.add(method.result().verificationType());
    }
    Object[] operands = stack == null ? new Object[0] : new Object[] {stack};
    return new FrameNode(Opcodes.F_NEW, locals.size(), locals.toArray(), operands.length, operands);
  }

  private List<Object> parametersDriverAndCaller() {
    List<Object> locals = new ArrayList<>();
    for (Type type : method.parameters()) {
      locals.add(VerificationTypes.of(type));
    }
    locals.add(RuntimeNames.DRIVER);
    locals.add(Opcodes.INTEGER);
    return locals;
  }
}
