package dev.fermata.transformer.model;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Tells which calls of {@code close()} are of an {@code AsyncCloseable}, from the class files of
 * the unit: no class is loaded.
 */
public final class AsyncCloseables {
  private static final String CLOSE = "close";
  private static final String CLOSE_DESCRIPTOR = "()V";

  /** What can be said of the receiver of a call. */
  public enum Receiver {
    /** It is an {@code AsyncCloseable} with a {@code close} of its own. */
    ASYNC_WITH_CLOSE,
    /** It is an {@code AsyncCloseable}, and has the {@code close} that it inherits from there. */
    ASYNC,
    /** Only when the program runs can be seen what it is. */
    UNKNOWN,
    /** Its class has nothing to do with it. */
    OTHER
  }

  private final Function<String, byte @Nullable []> unit;
  private final Map<String, Receiver> known = new HashMap<>();

  /**
   * @param unit finds the class files of the unit by internal name
   */
  public AsyncCloseables(Function<String, byte @Nullable []> unit) {
    this.unit = unit;
    known.put(RuntimeNames.ASYNC_CLOSEABLE, Receiver.ASYNC);
    // What an AsyncCloseable may be known as.
    known.put("java/lang/AutoCloseable", Receiver.UNKNOWN);
  }

  /** The receiver of a call of {@code close()}; {@code OTHER} for all other instructions. */
  public Receiver receiver(AbstractInsnNode instruction) {
    return instruction instanceof MethodInsnNode call
            && call.name.equals(CLOSE)
            && call.desc.equals(CLOSE_DESCRIPTOR)
            && (call.getOpcode() == Opcodes.INVOKEVIRTUAL
                || call.getOpcode() == Opcodes.INVOKEINTERFACE)
        ? of(call.owner)
        : Receiver.OTHER;
  }

  private Receiver of(String name) {
    Receiver receiver = known.get(name);
    if (receiver == null) {
      known.put(name, Receiver.OTHER); // a class that extends itself is not ours to report
      receiver = find(name);
      known.put(name, receiver);
    }
    return receiver;
  }

  private Receiver find(String name) {
    if (name.startsWith("java/") || name.startsWith("[")) {
      return Receiver.OTHER;
    }
    byte[] bytes = unit.apply(name);
    if (bytes == null) {
      return Receiver.UNKNOWN;
    }
    Supertypes supertypes = new Supertypes();
    try {
      new ClassReader(bytes)
          .accept(
              supertypes, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    } catch (RuntimeException e) {
      // The class itself is reported when its own turn comes.
      return Receiver.UNKNOWN;
    }
    return supertypes.receiver();
  }

  private final class Supertypes extends ClassVisitor {
    private Receiver inherited = Receiver.OTHER;
    private boolean hasClose;

    Supertypes() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      if (superName != null) {
        add(of(superName));
      }
      if (interfaces != null) {
        for (String type : interfaces) {
          // To be an AutoCloseable does not make it more likely: most are not ours.
          if (!type.equals("java/lang/AutoCloseable")) {
            add(of(type));
          }
        }
      }
    }

    private void add(Receiver receiver) {
      if (receiver.compareTo(inherited) < 0) {
        inherited = receiver;
      }
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      hasClose |=
          name.equals(CLOSE)
              && descriptor.equals(CLOSE_DESCRIPTOR)
              && (access & Opcodes.ACC_ABSTRACT) == 0;
      return null;
    }

    Receiver receiver() {
      return hasClose && inherited == Receiver.ASYNC ? Receiver.ASYNC_WITH_CLOSE : inherited;
    }
  }
}
