package dev.fermata.transformer.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Lets debuggers see the variables of an await also where its value is delivered: that code stands
 * behind the body, outside of the ranges that the compiler wrote.
 */
final class VariableScopes {
  private final List<Copy> copies = new ArrayList<>();

  /** The range between two labels is to have the variables that {@code place} has. */
  private record Copy(LabelNode place, LabelNode start, LabelNode end) {}

  void copy(LabelNode place, LabelNode start, LabelNode end) {
    copies.add(new Copy(place, start, end));
  }

  /** Adds what has been asked for, all at once: a position is dear to find after each change. */
  void addTo(MethodNode twin) {
    if (twin.localVariables == null || copies.isEmpty()) {
      return;
    }
    InsnList code = twin.instructions;
    NavigableMap<Integer, Copy> byPlace = new TreeMap<>();
    copies.forEach(copy -> byPlace.put(code.indexOf(copy.place()), copy));
    List<LocalVariableNode> added = new ArrayList<>();
    for (LocalVariableNode variable : twin.localVariables) {
      int from = code.indexOf(variable.start);
      int to = code.indexOf(variable.end);
      for (Copy copy : byPlace.subMap(from, Math.max(from, to)).values()) {
        added.add(
            new LocalVariableNode(
                variable.name,
                variable.desc,
                variable.signature,
                copy.start(),
                copy.end(),
                variable.index));
      }
    }
    twin.localVariables.addAll(added);
  }
}
