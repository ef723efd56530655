package dev.fermata.transformer.check;

import dev.fermata.transformer.flow.Adjacent;
import dev.fermata.transformer.flow.SourceLines;
import dev.fermata.transformer.flow.TypeSimulation;
import dev.fermata.transformer.flow.TypeState;
import dev.fermata.transformer.model.ReturnKind;
import dev.fermata.transformer.model.SuspensionKind;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Finds values that cannot be of the types that a generator declares. {@code yield} takes any
 * object, since a static method does not know what the method that calls it returns. Only what is
 * certain is an error: a value of type {@code Object} may be anything.
 *
 * <p>The class files of lambdas do not tell what they declare.
 */
final class CheckYieldedTypes implements Check {
  private static final int ITEM = 0;
  private static final int SENT = 1;
  private static final int RESULT = 2;

  private final TypeHierarchy hierarchy;

  CheckYieldedTypes(TypeHierarchy hierarchy) {
    this.hierarchy = hierarchy;
  }

  @Override
  public void check(MethodInClass method, Consumer<Misuse> found) {
    ReturnKind kind = method.kind();
    if (kind == null || !kind.isGenerator() || !method.suspends()) {
      return;
    }
    ReturnedTypeArguments declared = ReturnedTypeArguments.of(method.owner(), method.node());
    if (declared.get(ITEM) == null) {
      return;
    }
    TypeSimulation types =
        TypeSimulation.of(
            method.owner().name, method.node(), List.of(), CheckYieldedTypes::takesValue);
    for (AbstractInsnNode instruction : method.node().instructions) {
      if (instruction instanceof MethodInsnNode call
          && takesValue(call)
          && call.owner.equals(kind.internalName())) {
        Type value = argument(types.before(call));
        if (SuspensionKind.isYield(call)) {
          check(MisuseText.YIELDED_TYPE, value, declared.get(ITEM), call, method, found);
          check(MisuseText.SENT_TYPE, castAfter(call), declared.get(SENT), call, method, found);
        } else if (isReturned(call)) {
          check(MisuseText.RESULT_TYPE, value, declared.get(RESULT), call, method, found);
        }
      }
    }
  }

  private void check(
      MisuseText text,
      @Nullable Type actual,
      @Nullable Type declared,
      MethodInsnNode call,
      MethodInClass method,
      Consumer<Misuse> found) {
    if (actual != null && declared != null && hierarchy.areDisjoint(actual, declared)) {
      found.accept(
          method.error(
              text,
              SourceLines.at(call),
              statement(text, call, actual),
              statement(text, call, declared),
              Sketch.simpleName(actual),
              Sketch.simpleName(declared)));
    }
  }

  private static String statement(MisuseText text, MethodInsnNode call, Type type) {
    String name = Sketch.simpleName(type);
    String method = Sketch.simpleName(Type.getObjectType(call.owner)) + "." + call.name;
    return text == MisuseText.SENT_TYPE
        ? name + " received = " + method + "(...);"
        : name + " value = ...; " + method + "(value);";
  }

  private static boolean takesValue(AbstractInsnNode instruction) {
    return SuspensionKind.of(instruction) == SuspensionKind.YIELD
        || (instruction instanceof MethodInsnNode call
            && GeneratorCalls.isEnd(call)
            && !call.desc.startsWith("()"));
  }

  private static boolean isReturned(MethodInsnNode call) {
    AbstractInsnNode after = Adjacent.after(call);
    return after != null && after.getOpcode() == Opcodes.ARETURN;
  }

  /** The static type of a call's only argument; null if it is null or cannot be reached. */
  private static @Nullable Type argument(@Nullable TypeState state) {
    Object top = state == null ? null : state.stack().get(state.stack().size() - 1);
    // Another kind of entry is the null type, which is of every class.
    return top instanceof String name ? Type.getObjectType(name) : null;
  }

  /** What the result of a yield is cast to; null if it is not. */
  private static @Nullable Type castAfter(MethodInsnNode yield) {
    return Adjacent.after(yield) instanceof TypeInsnNode cast
            && cast.getOpcode() == Opcodes.CHECKCAST
        ? Type.getObjectType(cast.desc)
        : null;
  }
}
