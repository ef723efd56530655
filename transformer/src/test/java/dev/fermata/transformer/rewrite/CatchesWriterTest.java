package dev.fermata.transformer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.EventLoop;
import dev.fermata.Task;
import dev.fermata.transformer.testing.Compile;
import dev.fermata.transformer.testing.Program;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

class CatchesWriterTest {
  private static final String SOURCE =
      """
      import static dev.fermata.Fermata.*;
      import dev.fermata.*;
      import java.time.Duration;
      import java.util.*;
      class Main {
        static List<String> log = new ArrayList<>();
        @Async static Task<Integer> fails(int turns) {
          for (int i = 0; i < turns; i++) { await(sleep(Duration.ZERO)); }
          throw new IllegalStateException("expected");
        }
        @Async static Task<Integer> passes(int turns) { return Task.of(await(fails(turns)) + 1); }
        @Async static Task<Integer> cleansUp(int turns) {
          try {
            return Task.of(await(passes(turns)) + 1);
          } finally {
            log.add("finally");
          }
        }
        @Async static Task<Integer> catchesOther(int turns) {
          try {
            return Task.of(await(cleansUp(turns)) + 1);
          } catch (UnsupportedOperationException e) {
            return Task.of(-1);
          }
        }
        @Async static Task<Integer> passesThere(int turns) {
          try {
            await(sleep(Duration.ZERO));
          } catch (IllegalStateException e) {
            log.add("not here");
          }
          return Task.of(await(catchesOther(turns)) + 1);
        }
        @Async static Task<Integer> catchesThere(int turns) {
          await(sleep(Duration.ZERO));
          try {
            return Task.of(await(passesThere(turns)) + 1);
          } catch (IllegalStateException e) {
            log.add("caught");
            await(sleep(Duration.ZERO));
            return Task.of(7);
          }
        }
        @Async static Task<String> main(Integer turns) {
          log.clear();
          int value = await(catchesThere(turns));
          return Task.of(value + " " + log);
        }
      }
      """;

  private static Program program;

  @BeforeAll
  static void rewrite() {
    program = Program.rewritten(Compile.withDebugInformation().sources(SOURCE));
  }

  @ParameterizedTest
  @CsvSource({
    "fails,        never",
    "passes,       never",
    "cleansUp,     sometimes", // javac returns a variable, whose task is awaited behind the body
    "catchesOther, always",
    "passesThere,  sometimes",
    "catchesThere, sometimes",
  })
  void frameSaysWhetherItsCallCatches(String method, String expected) {
    for (String kind : new String[] {"Frame", "Task"}) {
      assertThat(catches("Main$" + method + "$" + kind)).isEqualTo(expected);
    }
  }

  @Test
  void failureRunsAllHandlersOnItsWay() {
    for (int turns = 0; turns < 3; turns++) {
      int count = turns;
      try (EventLoop loop = new EventLoop()) {
        Object value = loop.runUntilComplete(() -> (Task<?>) program.call("Main", "main", count));
        assertThat(value).isEqualTo("7 [finally, caught]");
      }
    }
  }

  private static String catches(String frame) {
    ClassNode node = new ClassNode();
    new ClassReader(program.files().classFile(frame)).accept(node, 0);
    for (MethodNode method : node.methods) {
      if (method.name.equals("catches")) {
        for (AbstractInsnNode instruction : method.instructions) {
          if (instruction.getOpcode() == Opcodes.LOOKUPSWITCH) {
            return "sometimes";
          }
        }
        return "never";
      }
    }
    return "always";
  }
}
