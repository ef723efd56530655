package dev.fermata.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

class RuntimeCheckTest {
  private static final String ABI = "dev/fermata/abi/Abi";

  @Test
  void theRuntimeOfThisBuildIsFound() {
    assertThat(RuntimeCheck.findsRuntime(RuntimeCheckTest.class.getClassLoader())).isTrue();
  }

  @Test
  void aLoaderWithoutARuntimeHasNone() {
    assertThat(RuntimeCheck.findsRuntime(ClassLoader.getPlatformClassLoader())).isFalse();
  }

  @Test
  void aRuntimeOfAnotherVersionIsRefused() {
    assertThatThrownBy(() -> RuntimeCheck.findsRuntime(loaderOf(abi("VERSION", 77))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching(
            "the fermata-runtime on the class path has version 77 of its interface to rewritten"
                + " code, and this agent rewrites for version \\d+\\. Use the same version of .*");
  }

  @Test
  void aRuntimeThatDoesNotSayItsVersionIsRefused() {
    assertThatThrownBy(() -> RuntimeCheck.findsRuntime(loaderOf(abi("OTHER", 1))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("does not say its version (java.lang.NoSuchFieldException: VERSION)");
  }

  static byte[] abi(String field, int version) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, ABI, null, "java/lang/Object", null);
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
    writer.visitField(access, field, "I", null, version).visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static ClassLoader loaderOf(byte[] abi) {
    return new ClassLoader(null) {
      @Override
      protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (!name.equals(ABI.replace('/', '.'))) {
          throw new ClassNotFoundException(name);
        }
        return defineClass(name, abi, 0, abi.length);
      }
    };
  }
}
