package dev.fermata.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** With the transformer as it is. */
class TransformMojoTest {
  @TempDir Path classes;

  @Test
  void aWarningOfTheTransformerIsLoggedWithItsPlaceAndTheClassIsRewritten() throws Exception {
    Path file = Files.write(classes.resolve("App.class"), asyncMethodThatNeverAwaits());
    RecordingLog log = new RecordingLog();
    TransformMojo mojo = new TransformMojo();
    mojo.project = new MavenProject();
    mojo.project.setPackaging("jar");
    mojo.classesDirectory = classes.toFile();
    mojo.setLog(log);

    mojo.execute();

    assertThat(log.lines).hasSize(2);
    assertThat(log.lines.get(0))
        .startsWith("warn App.java:[7,1] FERMATA-013: ")
        .contains("(in App.idle)", "instead of: @Async static void idle()");
    assertThat(log.lines.get(1)).startsWith("info 1 of 1 class rewritten");
    assertThat(Files.readAllBytes(file)).isNotEqualTo(asyncMethodThatNeverAwaits());
  }

  private static byte[] asyncMethodThatNeverAwaits() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "App", null, "java/lang/Object", null);
    writer.visitSource("App.java", null);
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, "idle", "()V", null, null);
    code.visitAnnotation("Ldev/fermata/Async;", false).visitEnd();
    code.visitCode();
    Label start = new Label();
    code.visitLabel(start);
    code.visitLineNumber(7, start);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }
}
