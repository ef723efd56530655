package dev.fermata.transformer.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.Type;

class BlockingCallsTest {
  static List<BlockingCalls.Entry> entries() {
    return BlockingCalls.read();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void eachEntryNamesMethodsThatThereAre(BlockingCalls.Entry entry) throws ClassNotFoundException {
    Class<?> owner = Class.forName(entry.owner().replace('/', '.'));

    assertThat(descriptors(owner, entry.name()))
        .as("methods %s of %s", entry.name(), owner)
        .anyMatch(descriptor -> descriptor.startsWith(entry.parameters()));
  }

  @Test
  void noMethodIsListedTwice() {
    Set<String> seen = new HashSet<>();
    for (BlockingCalls.Entry entry : entries()) {
      assertThat(seen.add(entry.owner() + "." + entry.name() + entry.parameters()))
          .as("%s", entry)
          .isTrue();
    }
  }

  @Test
  void eachEntrySaysWhatToWriteInstead() {
    assertThat(entries()).isNotEmpty().allMatch(entry -> !entry.instead().isBlank());
  }

  @Test
  void anEntryWithParametersIsForOneOverload() {
    String queue = "java/util/concurrent/BlockingQueue";

    assertThat(BlockingCalls.find(queue, "poll", "()Ljava/lang/Object;")).isNull();
    assertThat(
            BlockingCalls.find(
                queue, "poll", "(JLjava/util/concurrent/TimeUnit;)Ljava/lang/Object;"))
        .isNotNull();
    assertThat(BlockingCalls.find("java/lang/Thread", "sleep", "(JI)V")).isNotNull();
  }

  /** A call names the class of its receiver, also for a method that this class inherits. */
  private static List<String> descriptors(Class<?> owner, String name) {
    if (name.equals("<init>")) {
      return Stream.of(owner.getConstructors()).map(Type::getConstructorDescriptor).toList();
    }
    return Stream.of(owner.getMethods())
        .filter(method -> method.getName().equals(name))
        .map((Method method) -> Type.getMethodDescriptor(method))
        .toList();
  }
}
