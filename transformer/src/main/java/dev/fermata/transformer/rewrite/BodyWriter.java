package dev.fermata.transformer.rewrite;

import dev.fermata.transformer.flow.Adjacent;
import dev.fermata.transformer.model.AsyncMethod;
import dev.fermata.transformer.model.Callees;
import dev.fermata.transformer.model.ResultType;
import dev.fermata.transformer.model.RuntimeNames;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Writes the code of a {@code TaskBody}, which has the driver as its last parameter:
 *
 * <pre>
 *   driver.returnInt(callee(…, driver, null)); return 'I'
 * </pre>
 */
final class BodyWriter {
  /** The method of a body. */
  static final String NAME = "begin";

  /** It returns the kind of the callee's result. */
  static final Type RETURN_TYPE = Type.CHAR_TYPE;

  private static final Type DRIVER = Type.getObjectType(RuntimeNames.DRIVER);

  private BodyWriter() {}

  /** A body that is nothing but a call of {@code callee} with its parameters. */
  static MethodNode bodyOf(AsyncMethod callee, String name) {
    Type[] parameters = callee.parameters();
    MethodNode body =
        new MethodNode(
            Opcodes.ASM9,
            Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC,
            name,
            withDriver(parameters),
            null,
            new String[] {"java/lang/Throwable"});
    int slot = 0;
    for (Type type : parameters) {
      body.instructions.add(new VarInsnNode(type.getOpcode(Opcodes.ILOAD), slot));
      slot += type.getSize();
    }
    body.instructions.add(call(callee, slot));
    body.maxLocals = slot + 1;
    WrapperWriter.mark(body);
    return body;
  }

  /** The method that {@code lambda} does nothing but call at its end; null if it does more. */
  static @Nullable AsyncMethod calleeOf(MethodNode lambda, Callees callees) {
    if (!lambda.tryCatchBlocks.isEmpty() || lambda.maxLocals != parameterSlots(lambda)) {
      return null;
    }
    AsyncMethod callee = null;
    for (AbstractInsnNode instruction : lambda.instructions) {
      if (instruction.getType() == AbstractInsnNode.FRAME) {
        return null;
      }
      if (instruction.getOpcode() == Opcodes.ARETURN) {
        callee = callees.callee(Adjacent.before(instruction));
      }
    }
    return callee;
  }

  /** Turns {@code lambda}, which {@linkplain #calleeOf calls} {@code callee}, into a body. */
  static void becomeBody(MethodNode lambda, AsyncMethod callee) {
    int driver = parameterSlots(lambda);
    for (AbstractInsnNode instruction : lambda.instructions.toArray()) {
      if (instruction.getOpcode() == Opcodes.ARETURN) {
        lambda.instructions.remove(Adjacent.before(instruction));
        lambda.instructions.insertBefore(instruction, call(callee, driver));
        lambda.instructions.remove(instruction);
      }
    }
    lambda.desc = withDriver(Type.getArgumentTypes(lambda.desc));
    lambda.signature = null;
    lambda.parameters = null;
    lambda.maxLocals = driver + 1;
  }

  private static int parameterSlots(MethodNode method) {
    int slots = Type.getArgumentsAndReturnSizes(method.desc) >> 2;
    return (method.access & Opcodes.ACC_STATIC) == 0 ? slots : slots - 1;
  }

  private static String withDriver(Type[] parameters) {
    Type[] all = new Type[parameters.length + 1];
    System.arraycopy(parameters, 0, all, 0, parameters.length);
    all[parameters.length] = DRIVER;
    return Type.getMethodDescriptor(RETURN_TYPE, all);
  }

  /** Calls {@code callee}, whose parameters are on the stack, and returns. */
  private static InsnList call(AsyncMethod callee, int driver) {
    InsnList code = TwinCall.asPart(callee, driver);
    ResultType result = callee.result();
    if (result != ResultType.VOID) {
      code.add(new VarInsnNode(Opcodes.ALOAD, driver));
      if (result.size() == 2) {
        code.add(new InsnNode(Opcodes.DUP_X2));
        code.add(new InsnNode(Opcodes.POP));
      } else {
        code.add(new InsnNode(Opcodes.SWAP));
      }
      code.add(
          new MethodInsnNode(
              Opcodes.INVOKEVIRTUAL,
              RuntimeNames.DRIVER,
              result.returnMethod(),
              result.returnDescriptor(),
              false));
    }
    code.add(Constants.push(result.descriptor().charAt(0)));
    code.add(new InsnNode(Opcodes.IRETURN));
    return code;
  }
}
