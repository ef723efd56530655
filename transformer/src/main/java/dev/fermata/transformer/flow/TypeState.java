package dev.fermata.transformer.flow;

import java.util.List;

/**
 * The verification types before an instruction, as {@link
 * org.objectweb.asm.commons.AnalyzerAdapter} writes them: locals by slot and stack entries from the
 * bottom, where a long or double is followed by {@code TOP}.
 *
 * @param locals the locals
 * @param stack the operand stack
 */
public record TypeState(List<Object> locals, List<Object> stack) {
  public TypeState {
    locals = List.copyOf(locals);
    stack = List.copyOf(stack);
  }
}
