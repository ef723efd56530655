package dev.fermata.transformer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;

/** There are no parameters, so that the first local is in slot 3. */
class FrameLayoutTest {
  private static final TwinSlots SLOTS = new TwinSlots(0);
  private static final String STRING = "java/lang/String";

  @Test
  void savesLiveLocalsAndAllOperands() {
    SuspensionPoint point =
        Methods.point(1, List.of(STRING, Opcodes.LONG, Opcodes.TOP), locals(STRING, "a/B"), 4);

    FrameLayout layout = FrameLayout.of(List.of(point), SLOTS);

    assertThat(layout.saved(point))
        .containsExactly(
            new SavedValue(STRING, 0, true, "ref1"),
            new SavedValue(Opcodes.LONG, 1, true, "long1"),
            new SavedValue("a/B", 4, false, "ref2"));
    assertThat(layout.fields())
        .containsOnly(
            Map.entry("ref1", "Ljava/lang/String;"),
            Map.entry("long1", "J"),
            Map.entry("ref2", "La/B;"));
  }

  @Test
  void neitherNullNorUnsetNorOwnSlotsAreSaved() {
    SuspensionPoint point =
        Methods.point(1, List.of(Opcodes.NULL), locals(Opcodes.NULL, Opcodes.TOP), 0, 1, 2, 3, 4);

    FrameLayout layout = FrameLayout.of(List.of(point), SLOTS);

    assertThat(layout.saved(point)).isEmpty();
    assertThat(layout.fields()).isEmpty();
  }

  @Test
  void fieldsAreSharedBetweenPoints() {
    SuspensionPoint first = Methods.point(1, List.of(), locals(STRING, "a/B"), 3);
    SuspensionPoint second = Methods.point(2, List.of(), locals("a/B", STRING), 4);

    FrameLayout layout = FrameLayout.of(List.of(first, second), SLOTS);

    assertThat(layout.fields()).hasSize(1);
    assertThat(layout.saved(second)).containsExactly(new SavedValue(STRING, 4, false, "ref1"));
  }

  @Test
  void localKeepsItsFieldThoughAnotherIsFree() {
    SuspensionPoint both = Methods.point(1, List.of(), locals(STRING, STRING), 3, 4);
    SuspensionPoint second = Methods.point(2, List.of(), locals(STRING, STRING), 4);

    FrameLayout layout = FrameLayout.of(List.of(both, second), SLOTS);

    assertThat(layout.saved(second)).containsExactly(new SavedValue(STRING, 4, false, "ref2"));
  }

  @Test
  void slotWithTwoTypesHasTwoFields() {
    SuspensionPoint first = Methods.point(1, List.of(), locals(Opcodes.INTEGER), 3);
    SuspensionPoint second = Methods.point(2, List.of(), locals(Opcodes.FLOAT), 3);

    FrameLayout layout = FrameLayout.of(List.of(first, second), SLOTS);

    assertThat(layout.fields().keySet()).containsExactlyInAnyOrder("int1", "float1");
  }

  @Test
  void eachPrimitiveTypeHasFieldsOfItsOwn() {
    SuspensionPoint point =
        Methods.point(
            1,
            List.of(),
            locals(
                Opcodes.INTEGER,
                Opcodes.LONG,
                Opcodes.TOP,
                Opcodes.FLOAT,
                Opcodes.DOUBLE,
                Opcodes.TOP,
                "[I"),
            3,
            4,
            6,
            7,
            9);

    assertThat(FrameLayout.of(List.of(point), SLOTS).fields().values())
        .containsExactly("I", "J", "F", "D", "[I");
  }

  private static List<Object> locals(Object... types) {
    List<Object> locals = new ArrayList<>();
    ShiftLocals.addOwn(locals);
    locals.addAll(List.of(types));
    return locals;
  }
}
