package dev.fermata.transformer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.samples.LoopSamples;
import dev.fermata.transformer.testing.ClassFiles;
import dev.fermata.transformer.testing.Compile;
import dev.fermata.transformer.testing.Program;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

class ConstantPoolScanTest {
  @Test
  void findsTheAnnotation() {
    assertThat(scan("class App { @dev.fermata.Async void m() {} }")).isTrue();
  }

  @Test
  void findsAwaits() {
    assertThat(
            scan(
                "class App { Object m(dev.fermata.Task<?> t) { return dev.fermata.Fermata.await(t); } }"))
        .isTrue();
  }

  @Test
  void findsRewrittenClassesAndFrames() {
    ClassFiles rewritten = Program.rewrite(ClassFiles.of(LoopSamples.class));

    assertThat(rewritten.byName().size()).isGreaterThan(1);
    assertThat(rewritten.byName().values()).allMatch(ConstantPoolScan::findsMarker);
  }

  @Test
  void passesOverClassesThatOnlyUseTasks() {
    assertThat(scan("class App { dev.fermata.Task<?> t; String s = \"dev.fermata.Fermata\"; }"))
        .isFalse();
  }

  @Test
  void passesOverAllKindsOfConstants() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, 0, "App", null, "java/lang/Object", new String[] {"app/Face"});
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, "m", "()V", null, null);
    Handle handle = new Handle(Opcodes.H_INVOKESTATIC, "app/Face", "h", "()V", true);
    code.visitLdcInsn(1);
    code.visitLdcInsn(1.5f);
    code.visitLdcInsn(1L);
    code.visitLdcInsn(1.5);
    code.visitLdcInsn("text");
    code.visitLdcInsn(Type.getMethodType("()V"));
    code.visitLdcInsn(handle);
    code.visitLdcInsn(new ConstantDynamic("c", "I", handle));
    code.visitInvokeDynamicInsn("d", "()V", handle);
    code.visitFieldInsn(Opcodes.GETSTATIC, "app/Face", "f", "I");
    code.visitMaxs(30, 0);
    code.visitEnd();

    assertThat(ConstantPoolScan.findsMarker(writer.toByteArray())).isFalse();
  }

  @Test
  void passesOverModuleDescriptors() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_MODULE, "module-info", null, null, null);
    var module = writer.visitModule("app", 0, null);
    module.visitRequire("java.base", Opcodes.ACC_MANDATED, null);
    module.visitExport("app", 0);
    module.visitEnd();

    assertThat(ConstantPoolScan.findsMarker(writer.toByteArray())).isFalse();
  }

  @Test
  void takesWhatIsNoClassFileForACandidate() {
    assertThat(ConstantPoolScan.findsMarker(new byte[0])).isTrue();
    assertThat(
            ConstantPoolScan.findsMarker("some text, long enough".getBytes(StandardCharsets.UTF_8)))
        .isTrue();
  }

  @Test
  void takesATruncatedConstantPoolForACandidate() {
    byte[] file = Compile.withDebugInformation().sources("class App {}").single();

    for (int length = 0; length < 60; length++) {
      assertThat(ConstantPoolScan.findsMarker(Arrays.copyOf(file, length)))
          .as("%s bytes", length)
          .isTrue();
    }
  }

  private static boolean scan(String source) {
    return ConstantPoolScan.findsMarker(Compile.withDebugInformation().sources(source).single());
  }
}
