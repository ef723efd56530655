package dev.fermata.transformer.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.AnalyzerAdapter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds the types of locals and stack entries from the class file's own stack map and a simulation
 * between its frames (JVMS 4.10.1). No class is loaded and no common superclass is guessed: where
 * types merge, the compiler has written down the result.
 */
public final class TypeSimulation {
  private final Map<AbstractInsnNode, TypeState> states = new HashMap<>();

  private TypeSimulation() {}

  /**
   * Simulates a method.
   *
   * @param owner the internal name of its class
   * @param method the method, with frames expanded
   * @param preset the types of locals behind the parameters that are set before the code begins
   * @param wanted the instructions before which the types are wanted
   */
  public static TypeSimulation of(
      String owner, MethodNode method, List<Object> preset, Predicate<AbstractInsnNode> wanted) {
    TypeSimulation result = new TypeSimulation();
    Simulator simulator = new Simulator(owner, method);
    simulator.locals.addAll(preset);
    for (AbstractInsnNode instruction : method.instructions) {
      if (wanted.test(instruction) && simulator.locals != null) {
        result.states.put(instruction, simulator.state());
      }
      instruction.accept(simulator);
    }
    return result;
  }

  /** The types before {@code instruction}, which was wanted; null if it cannot be reached. */
  public @Nullable TypeState before(AbstractInsnNode instruction) {
    return states.get(instruction);
  }

  private static final class Simulator extends AnalyzerAdapter {
    Simulator(String owner, MethodNode method) {
      super(Opcodes.ASM9, owner, method.access, method.name, method.desc, null);
    }

    TypeState state() {
      List<Object> copiedLocals = new ArrayList<>(locals);
      List<Object> copiedStack = new ArrayList<>(stack);
      return new TypeState(copiedLocals, copiedStack);
    }
  }
}
