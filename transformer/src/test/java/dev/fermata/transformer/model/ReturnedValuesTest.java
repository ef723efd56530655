package dev.fermata.transformer.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.testing.Compile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

class ReturnedValuesTest {
  @ParameterizedTest
  @CsvSource({
    "boolean, BOOLEAN",
    "byte, BYTE",
    "short, SHORT",
    "char, CHAR",
    "int, INT",
    "long, LONG",
    "float, FLOAT",
    "double, DOUBLE",
    "String, OBJECT",
    "Integer, OBJECT",
    "int[], OBJECT"
  })
  void typeOfWhatTasksAreMadeOf(String type, ResultType result) {
    assertThat(resultType(type + " v", "return Task.of(v);")).isEqualTo(result);
  }

  @Test
  void nothingButDoneIsVoid() {
    assertThat(resultType("boolean b", "if (b) return Task.done(); return Task.done();"))
        .isEqualTo(ResultType.VOID);
  }

  @Test
  void mixturesAreObjects() {
    assertThat(resultType("boolean b", "if (b) return Task.done(); return Task.of(1);"))
        .isEqualTo(ResultType.OBJECT);
    assertThat(resultType("boolean b", "if (b) return Task.of(1L); return Task.of(1);"))
        .isEqualTo(ResultType.OBJECT);
    assertThat(resultType("Task<?> t", "if (t == null) return Task.of(1); return t;"))
        .isEqualTo(ResultType.OBJECT);
  }

  @Test
  void boxOfAnotherTypeIsAnObject() {
    assertThat(resultType("String s", "return Task.of(Integer.valueOf(s));"))
        .isEqualTo(ResultType.OBJECT);
  }

  @Test
  void methodThatNeverReturnsIsAnObject() {
    assertThat(resultType("", "throw new IllegalStateException();")).isEqualTo(ResultType.OBJECT);
  }

  private static ResultType resultType(String parameter, String body) {
    ClassNode node = new ClassNode();
    new ClassReader(
            Compile.withDebugInformation()
                .sources(
                    """
                    import dev.fermata.*;
                    class App {
                      @Async static Task<?> m(%s) { %s }
                    }
                    """
                        .formatted(parameter, body))
                .single())
        .accept(node, ClassReader.EXPAND_FRAMES);
    return AsyncClass.of(node).methods().get(0).result();
  }
}
