package dev.fermata.transformer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.Opcodes;

class ConstantsTest {
  @ParameterizedTest
  @CsvSource({
    "-1, " + Opcodes.ICONST_M1,
    "0, " + Opcodes.ICONST_0,
    "5, " + Opcodes.ICONST_5,
    "6, " + Opcodes.BIPUSH,
    "127, " + Opcodes.BIPUSH,
    "128, " + Opcodes.SIPUSH,
    "32767, " + Opcodes.SIPUSH,
    "32768, " + Opcodes.LDC
  })
  void arePushedByTheShortestInstruction(int value, int opcode) {
    assertThat(Constants.push(value).getOpcode()).isEqualTo(opcode);
  }
}
