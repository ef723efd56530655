package dev.fermata.transformer.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.model.AsyncCloseables.Receiver;
import dev.fermata.transformer.testing.ClassFiles;
import dev.fermata.transformer.testing.Compile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodInsnNode;

class AsyncCloseablesTest {
  private static final ClassFiles UNIT =
      Compile.withDebugInformation()
          .sources(
              """
              import dev.fermata.*;
              interface Direct extends AsyncCloseable {}
              abstract class Through implements Direct {}
              abstract class Below extends Through { abstract public void close(); }
              abstract class Own implements Direct { public void close() {} }
              abstract class BelowOwn extends Own implements AsyncCloseable {}
              interface Default extends AsyncCloseable { default void close() {} }
              abstract class Plain implements AutoCloseable {}
              class File extends java.io.ByteArrayInputStream { File() { super(null); } }
              abstract class OfLibrary implements org.junit.jupiter.api.extension.Extension {}
              """);

  private final AsyncCloseables closeables = new AsyncCloseables(UNIT::classFile);

  @ParameterizedTest
  @CsvSource({
    "dev/fermata/AsyncCloseable, ASYNC",
    "Direct, ASYNC",
    "Through, ASYNC",
    "Below, ASYNC",
    "Own, ASYNC_WITH_CLOSE",
    "BelowOwn, ASYNC_WITH_CLOSE",
    "Default, ASYNC_WITH_CLOSE",
    "Plain, OTHER",
    "File, OTHER",
    "java/io/InputStream, OTHER",
    "java/lang/AutoCloseable, UNKNOWN",
    "OfLibrary, UNKNOWN",
    "com/acme/Missing, UNKNOWN",
  })
  void receiverIsWhatItsClassSays(String owner, Receiver receiver) {
    assertThat(closeables.receiver(call(Opcodes.INVOKEVIRTUAL, owner, "close", "()V")))
        .isEqualTo(receiver);
  }

  @Test
  void onlyCallsThatMayBeOverriddenAndNamedCloseCount() {
    String owner = "dev/fermata/AsyncCloseable";

    assertThat(closeables.receiver(call(Opcodes.INVOKESPECIAL, owner, "close", "()V")))
        .isEqualTo(Receiver.OTHER);
    assertThat(closeables.receiver(call(Opcodes.INVOKESTATIC, owner, "close", "()V")))
        .isEqualTo(Receiver.OTHER);
    assertThat(closeables.receiver(call(Opcodes.INVOKEINTERFACE, owner, "close", "(I)V")))
        .isEqualTo(Receiver.OTHER);
    assertThat(closeables.receiver(call(Opcodes.INVOKEINTERFACE, owner, "end", "()V")))
        .isEqualTo(Receiver.OTHER);
  }

  private static MethodInsnNode call(int opcode, String owner, String name, String descriptor) {
    return new MethodInsnNode(opcode, owner, name, descriptor, opcode == Opcodes.INVOKEINTERFACE);
  }
}
