package dev.fermata.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

class FailingClassTest {
  @Test
  void theFirstUseThrowsTheMessage() throws Exception {
    Method greet = load(FailingClass.of(classFile(), "what is wrong")).getMethod("greet");

    assertThatThrownBy(() -> greet.invoke(null))
        .isInstanceOf(ExceptionInInitializerError.class)
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("what is wrong");
  }

  @Test
  void aMessageThatNoConstantCouldHoldIsCut() throws Exception {
    String endless = "\u266d".repeat(100_000);
    Method greet = load(FailingClass.of(classFile(), endless)).getMethod("greet");

    assertThatThrownBy(() -> greet.invoke(null)).cause().hasMessage(endless.substring(0, 20_000));
  }

  @Test
  void whatAsmCannotReadBecomesNoClassAtAll() throws IOException {
    byte[] fromTheFuture = classFile();
    fromTheFuture[7] = (byte) 200;

    byte[] failing = FailingClass.of(fromTheFuture, "too new");

    assertThat(failing).isEmpty();
    assertThatThrownBy(() -> load(failing)).isInstanceOf(ClassFormatError.class);
  }

  @Test
  void aClassWithoutRoomForTheMessageBecomesNoClassAtAll() {
    ClassWriter full = new ClassWriter(0);
    full.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Full", null, "java/lang/Object", null);
    for (int i = 0; i < 65_525; i++) {
      full.visitField(Opcodes.ACC_STATIC, "f" + i, "I", null, null).visitEnd();
    }

    assertThat(FailingClass.of(full.toByteArray(), "wrong")).isEmpty();
  }

  /** Has an initializer of its own, which must not run. */
  public static final class Victim {
    static final Object STATE = new Object();

    private Victim() {}

    public static String greet() {
      return "hello " + STATE;
    }
  }

  private static byte[] classFile() throws IOException {
    try (InputStream in =
        FailingClassTest.class.getResourceAsStream("FailingClassTest$Victim.class")) {
      return in.readAllBytes();
    }
  }

  private static Class<?> load(byte[] classFile) {
    return new ClassLoader(null) {
      Class<?> define() {
        return defineClass(null, classFile, 0, classFile.length);
      }
    }.define();
  }
}
