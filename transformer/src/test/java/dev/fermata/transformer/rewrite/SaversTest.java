package dev.fermata.transformer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;

/** There are no parameters, so that the first local is in slot 3. */
class SaversTest {
  private static final TwinSlots SLOTS = new TwinSlots(0);
  private static final String STRING = "java/lang/String";

  @Test
  void pointWithNothingToSaveStillNeedsAFrame() {
    SuspensionPoint point = Methods.point(1, List.of(), locals());
    Savers savers = new Savers(FrameLayout.of(List.of(point), SLOTS));

    assertThat(savers.at(point))
        .extracting(Saver::descriptor)
        .containsExactly("(Ldev/fermata/abi/Frame;)Ldev/fermata/abi/Frame;");
  }

  @Test
  void sharedSaverTakesEachPointsOwnSlots() {
    SuspensionPoint first = Methods.point(1, List.of(), locals(STRING, STRING), 3);
    SuspensionPoint second = Methods.point(2, List.of(), locals(Opcodes.TOP, STRING), 4);
    Savers savers = new Savers(FrameLayout.of(List.of(first, second), SLOTS));

    Saver atFirst = savers.at(first).get(0);
    Saver atSecond = savers.at(second).get(0);

    assertThat(savers.all()).hasSize(1);
    assertThat(atSecond.name()).isEqualTo(atFirst.name());
    assertThat(atFirst.values()).extracting(SavedValue::slot).containsExactly(3);
    assertThat(atSecond.values()).extracting(SavedValue::slot).containsExactly(4);
  }

  @Test
  void referencesOfOtherPointsAreCleared() {
    SuspensionPoint first = Methods.point(1, List.of(), locals(STRING, "a/B"), 3, 4);
    SuspensionPoint second = Methods.point(2, List.of(), locals(STRING, "a/B"), 4);
    Savers savers = new Savers(FrameLayout.of(List.of(first, second), SLOTS));

    assertThat(savers.at(first).get(0).cleared()).isEmpty();
    assertThat(savers.at(second).get(0).cleared())
        .containsExactly(Map.entry("ref1", "Ljava/lang/String;"));
  }

  @Test
  void primitivesOfOtherPointsAreLeft() {
    SuspensionPoint first = Methods.point(1, List.of(), locals(Opcodes.INTEGER), 3);
    SuspensionPoint second = Methods.point(2, List.of(), locals(Opcodes.INTEGER));
    Savers savers = new Savers(FrameLayout.of(List.of(first, second), SLOTS));

    assertThat(savers.at(second).get(0).cleared()).isEmpty();
  }

  @Test
  void moreThanAMethodTakesIsSavedInPartsFromTheTop() {
    List<Object> longs = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      longs.add(Opcodes.LONG);
      longs.add(Opcodes.TOP);
    }
    SuspensionPoint point =
        Methods.point(1, longs, locals(Collections.nCopies(10, STRING).toArray()), 3, 5);
    Savers savers = new Savers(FrameLayout.of(List.of(point), SLOTS));

    List<Saver> parts = savers.at(point);

    assertThat(parts).hasSize(2);
    assertThat(parts.get(0).values()).hasSize(126 + 2);
    assertThat(parts.get(0).values().get(127).slot()).isEqualTo(5);
    assertThat(parts.get(1).values()).hasSize(74).allMatch(SavedValue::operand);
    assertThat(parts.get(1).values().get(0).slot()).isZero();
  }

  private static List<Object> locals(Object... types) {
    List<Object> locals = new ArrayList<>();
    ShiftLocals.addOwn(locals);
    locals.addAll(List.of(types));
    return locals;
  }
}
