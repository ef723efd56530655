package dev.fermata.transformer.rewrite;

import dev.fermata.transformer.model.AsyncMethod;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FrameNode;

/**
 * Where a twin keeps what it has beyond its method's locals. They come between the parameters and
 * the other locals, which move up.
 *
 * @param parameters how many slots the parameters take
 */
record TwinSlots(int parameters) {
  /** How far the locals behind the parameters move. */
  static final int SHIFT = 3;

  /** What is set before the body begins and is no parameter: the {@link #target()}. */
  static final List<Object> PRESET = List.of(Opcodes.INTEGER);

  static TwinSlots of(AsyncMethod method) {
    return new TwinSlots(method.parameterSlots());
  }

  int driver() {
    return parameters;
  }

  int frame() {
    return parameters + 1;
  }

  /** The suspension point that the call is on its way to; 0 once it is there. */
  int target() {
    return parameters + 2;
  }

  int firstLocal() {
    return parameters + SHIFT;
  }

  /**
   * The stack map frame of code on the way to a suspension point, which relies on no local of the
   * body.
   */
  FrameNode dispatchFrame() {
    List<Object> locals = new ArrayList<>();
    for (int slot = 0; slot < parameters; slot++) {
      locals.add(Opcodes.TOP);
    }
    ShiftLocals.addOwn(locals);
    return VerificationTypes.frame(locals, List.of());
  }

  int shifted(int slot) {
    return slot < parameters ? slot : slot + SHIFT;
  }

  boolean isOwn(int slot) {
    return slot >= parameters && slot < firstLocal();
  }
}
