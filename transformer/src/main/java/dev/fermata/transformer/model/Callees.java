package dev.fermata.transformer.model;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Finds the methods of a unit whose twins can be called directly. */
public final class Callees {
  private final Function<String, byte @Nullable []> unit;
  private final Map<String, Optional<AsyncClass>> classes = new ConcurrentHashMap<>();

  /**
   * @param unit finds the class files of the unit by internal name
   */
  public Callees(Function<String, byte @Nullable []> unit) {
    this.unit = unit;
  }

  /**
   * The method that {@code instruction} is certain to call, if it is an {@code @Async} one of this
   * unit; else null.
   */
  public @Nullable AsyncMethod callee(@Nullable AbstractInsnNode instruction) {
    if (!(instruction instanceof MethodInsnNode call) || call.owner.startsWith("[")) {
      return null;
    }
    return bound(call.owner, call.name, call.desc, call.getOpcode() == Opcodes.INVOKESTATIC);
  }

  /** As {@link #callee(AbstractInsnNode)}, of a call through {@code handle}. */
  public @Nullable AsyncMethod calleeThrough(Handle handle) {
    return bound(
        handle.getOwner(),
        handle.getName(),
        handle.getDesc(),
        handle.getTag() == Opcodes.H_INVOKESTATIC);
  }

  private @Nullable AsyncMethod bound(
      String owner, String name, String descriptor, boolean isStatic) {
    AsyncClass declaring = find(owner);
    AsyncMethod method = declaring == null ? null : declaring.method(name, descriptor);
    return method != null && method.bound() && method.isStatic() == isStatic ? method : null;
  }

  /**
   * Whether {@code call}, of a twin, is of a class of this unit in which no method has that twin,
   * or only one that can be overridden.
   */
  public boolean hasNoTwin(MethodInsnNode call) {
    AsyncClass declaring = find(call.owner);
    if (declaring == null) {
      return false;
    }
    for (AsyncMethod method : declaring.methods()) {
      if (method.bound()
          && method.name().equals(call.name)
          && method.twinDescriptor().equals(call.desc)) {
        return false;
      }
    }
    return true;
  }

  private @Nullable AsyncClass find(String name) {
    return classes.computeIfAbsent(name, this::read).orElse(null);
  }

  private Optional<AsyncClass> read(String name) {
    byte[] bytes = unit.apply(name);
    if (bytes == null) {
      return Optional.empty();
    }
    ClassNode node = new ClassNode();
    try {
      new ClassReader(bytes).accept(node, ClassReader.SKIP_DEBUG);
    } catch (RuntimeException e) {
      // The class itself is reported when its own turn comes.
      return Optional.empty();
    }
    return Optional.of(AsyncClass.of(node));
  }
}
