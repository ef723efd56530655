package dev.fermata.transformer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FrameNode;

class VerificationTypesTest {
  @ParameterizedTest
  @ValueSource(strings = {"Z", "B", "C", "S", "I"})
  void smallTypesAreInts(String descriptor) {
    Object type = VerificationTypes.of(Type.getType(descriptor));

    assertThat(type).isEqualTo(Opcodes.INTEGER);
    assertThat(VerificationTypes.descriptor(type)).isEqualTo("I");
    assertThat(VerificationTypes.loadOpcode(type)).isEqualTo(Opcodes.ILOAD);
    assertThat(VerificationTypes.storeOpcode(type)).isEqualTo(Opcodes.ISTORE);
    assertThat(VerificationTypes.dummyOpcode(type)).isEqualTo(Opcodes.ICONST_0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"J", "F", "D", "Ljava/lang/String;", "[I", "[[Lapp/App;"})
  void otherTypesKeepTheirDescriptors(String descriptor) {
    Type type = Type.getType(descriptor);
    Object verified = VerificationTypes.of(type);

    assertThat(VerificationTypes.descriptor(verified)).isEqualTo(descriptor);
    assertThat(VerificationTypes.loadOpcode(verified)).isEqualTo(type.getOpcode(Opcodes.ILOAD));
    assertThat(VerificationTypes.storeOpcode(verified)).isEqualTo(type.getOpcode(Opcodes.ISTORE));
    assertThat(VerificationTypes.size(verified)).isEqualTo(type.getSize());
  }

  @Test
  void noFieldHoldsNullOrNothing() {
    assertThatThrownBy(() -> VerificationTypes.descriptor(Opcodes.NULL))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> VerificationTypes.descriptor(Opcodes.TOP))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void framesLeaveUpperHalvesOutAndGapsIn() {
    List<Object> bySlot =
        List.of(Opcodes.LONG, Opcodes.TOP, Opcodes.TOP, "a/B", Opcodes.DOUBLE, Opcodes.TOP);

    FrameNode frame = VerificationTypes.frame(bySlot, List.of(Opcodes.DOUBLE, Opcodes.TOP, "[I"));

    assertThat(frame.local).containsExactly(Opcodes.LONG, Opcodes.TOP, "a/B", Opcodes.DOUBLE);
    assertThat(frame.stack).containsExactly(Opcodes.DOUBLE, "[I");
    assertThat(VerificationTypes.bySlot(frame.local)).isEqualTo(bySlot);
  }
}
