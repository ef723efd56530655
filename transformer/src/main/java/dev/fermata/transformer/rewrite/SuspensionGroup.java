package dev.fermata.transformer.rewrite;

import dev.fermata.transformer.flow.TypeState;
import dev.fermata.transformer.model.ResultType;
import dev.fermata.transformer.model.SuspensionKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Suspension points that share the code which leaves and the code which comes back, since the same
 * is live at all of them and the same handlers and loops are around them. A method with many awaits
 * would not fit into the 64 KB of a method (JVMS 4.7.3) otherwise. Others do not share: the line of
 * shared code can only be that of one of its awaits.
 *
 * @param points one or more, in the order of the code
 */
record SuspensionGroup(List<SuspensionPoint> points) {
  /** How many awaits a method has at least whose awaits share code. */
  private static final int MANY = 32;

  static List<SuspensionGroup> of(List<SuspensionPoint> points, FrameLayout layout) {
    if (points.size() < MANY) {
      return points.stream().map(point -> new SuspensionGroup(List.of(point))).toList();
    }
    Map<Key, List<SuspensionPoint>> groups = new LinkedHashMap<>();
    for (SuspensionPoint point : points) {
      Key key =
          new Key(
              point.kind(),
              point.state(),
              layout.saved(point),
              point.result(),
              point.headers(),
              point.handlers());
      groups.computeIfAbsent(key, made -> new ArrayList<>()).add(point);
    }
    return groups.values().stream().map(SuspensionGroup::new).toList();
  }

  /** One that stands for all in what they have in common. */
  SuspensionPoint first() {
    return points.get(0);
  }

  boolean isShared() {
    return points.size() > 1;
  }

  private record Key(
      SuspensionKind kind,
      TypeState state,
      List<SavedValue> saved,
      ResultType result,
      List<AbstractInsnNode> headers,
      List<TryCatchBlockNode> handlers) {}
}
