package dev.fermata.transformer.rewrite;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The savers of a method's frames; suspension points that save the same share one. */
final class Savers {
  /** A method has at most 255 slots of parameters (JVMS 4.3.3); one is for the frame. */
  private static final int MOST_SLOTS = 254;

  private final FrameLayout layout;
  private final List<Saver> all = new ArrayList<>();

  Savers(FrameLayout layout) {
    this.layout = layout;
  }

  List<Saver> all() {
    return all;
  }

  /**
   * The savers that together save what is live at {@code point}, in the order in which they have to
   * be called: each takes the topmost operands, and the last takes the bottommost.
   */
  List<Saver> at(SuspensionPoint point) {
    List<SavedValue> values = layout.saved(point);
    SortedMap<String, String> cleared = staleReferences(values);
    List<Saver> result = new ArrayList<>();
    int end = values.size();
    do {
      int start = end;
      int size = 0;
      while (start > 0 && size + values.get(start - 1).size() <= MOST_SLOTS) {
        start--;
        size += values.get(start).size();
      }
      result.add(saver(values.subList(start, end), start == 0 ? cleared : none()));
      end = start;
    } while (end > 0);
    return result;
  }

  private static SortedMap<String, String> none() {
    return Collections.emptySortedMap();
  }

  private SortedMap<String, String> staleReferences(List<SavedValue> values) {
    SortedMap<String, String> stale = new TreeMap<>();
    for (Map.Entry<String, String> field : layout.fields().entrySet()) {
      if (isReference(field.getValue())) {
        stale.put(field.getKey(), field.getValue());
      }
    }
    for (SavedValue value : values) {
      stale.remove(value.field());
    }
    return stale;
  }

  static boolean isReference(String descriptor) {
    return descriptor.length() > 1;
  }

  /** One that is shared writes to the same fields, but at each point from other slots. */
  private Saver saver(List<SavedValue> values, SortedMap<String, String> cleared) {
    for (Saver saver : all) {
      if (saver.sameEffect(values, cleared)) {
        return new Saver(saver.name(), List.copyOf(values), cleared);
      }
    }
    Saver saver = new Saver("save" + (all.size() + 1), List.copyOf(values), cleared);
    all.add(saver);
    return saver;
  }
}
