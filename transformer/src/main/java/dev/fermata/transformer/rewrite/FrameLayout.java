package dev.fermata.transformer.rewrite;

import dev.fermata.transformer.flow.TypeState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/**
 * The fields of a method's frames: for each type as many as are needed at once at any one await. A
 * local keeps its field from one await to the next where it can.
 */
final class FrameLayout {
  private final TwinSlots slots;
  private final Map<String, String> fields = new LinkedHashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final Map<String, String> preferred = new HashMap<>();

  /** By the point's label: the point itself is dear to hash. */
  private final Map<Integer, List<SavedValue>> saved = new HashMap<>();

  private FrameLayout(TwinSlots slots) {
    this.slots = slots;
  }

  static FrameLayout of(List<SuspensionPoint> points, TwinSlots slots) {
    FrameLayout layout = new FrameLayout(slots);
    for (SuspensionPoint point : points) {
      layout.saved.put(point.label(), layout.assign(point));
    }
    return layout;
  }

  /** The fields: descriptors by name. */
  Map<String, String> fields() {
    return fields;
  }

  /** What is saved at {@code point}: the operands from the bottom of the stack, then the locals. */
  List<SavedValue> saved(SuspensionPoint point) {
    return saved.getOrDefault(point.label(), List.of());
  }

  private List<SavedValue> assign(SuspensionPoint point) {
    Set<String> used = new HashSet<>();
    TypeState state = point.state();
    Map<Integer, String> kept = new HashMap<>();
    for (int slot = 0; slot < state.locals().size(); slot++) {
      if (isSaved(point, slot)) {
        String field = preferred.get(slot + VerificationTypes.descriptor(state.locals().get(slot)));
        if (field != null && used.add(field)) {
          kept.put(slot, field);
        }
      }
    }
    List<SavedValue> values = new ArrayList<>();
    for (int i = 0; i < state.stack().size(); i++) {
      Object type = state.stack().get(i);
      if (isStorable(type)) {
        values.add(new SavedValue(type, i, true, freeField(type, used)));
      }
    }
    for (int slot = 0; slot < state.locals().size(); slot++) {
      if (isSaved(point, slot)) {
        Object type = state.locals().get(slot);
        String field = kept.get(slot);
        if (field == null) {
          field = freeField(type, used);
          preferred.putIfAbsent(slot + VerificationTypes.descriptor(type), field);
        }
        values.add(new SavedValue(type, slot, false, field));
      }
    }
    return values;
  }

  private boolean isSaved(SuspensionPoint point, int slot) {
    return point.live().get(slot)
        && !slots.isOwn(slot)
        && isStorable(point.state().locals().get(slot));
  }

  /** Null needs no field, an upper half and an unset local have no value. */
  static boolean isStorable(Object type) {
    return !type.equals(Opcodes.TOP) && !type.equals(Opcodes.NULL);
  }

  private String freeField(Object type, Set<String> used) {
    String descriptor = VerificationTypes.descriptor(type);
    for (Map.Entry<String, String> field : fields.entrySet()) {
      if (field.getValue().equals(descriptor) && used.add(field.getKey())) {
        return field.getKey();
      }
    }
    String prefix =
        switch (descriptor) {
          case "I" -> "int";
          case "J" -> "long";
          case "F" -> "float";
          case "D" -> "double";
          default -> "ref";
        };
    String name = prefix + counts.merge(prefix, 1, Integer::sum);
    fields.put(name, descriptor);
    used.add(name);
    return name;
  }
}
