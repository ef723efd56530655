package dev.fermata.transformer.rewrite;

import static dev.fermata.transformer.testing.SampleTests.assertBehavesAsIfItBlocked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.testing.Assemble;
import dev.fermata.transformer.testing.ClassFiles;
import dev.fermata.transformer.testing.Compile;
import dev.fermata.transformer.testing.Outcome;
import dev.fermata.transformer.testing.Program;
import dev.fermata.transformer.testing.RunSample;
import dev.fermata.transformer.testing.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;

class PostponeNewTest {
  private static final String STRING = "java/lang/String";
  private static final String TWIN =
      "(Ldev/fermata/transformer/testing/Probe;" + Methods.TWIN + "Ljava/lang/Object;";

  @Test
  void leavesNewWithoutAnAwaitAlone() {
    List<Integer> opcodes =
        opcodesOf(
            code -> {
              newString(code);
              code.visitInsn(Opcodes.DUP);
              code.visitLdcInsn("x");
              init(code);
              code.visitVarInsn(Opcodes.ASTORE, 4);
              Assemble.awaitText(code, "y");
              Assemble.returnTask(code);
            });

    assertThat(opcodes).startsWith(Opcodes.NEW, Opcodes.DUP, Opcodes.LDC, Opcodes.INVOKESPECIAL);
  }

  @Test
  void keepsNewInItsPlaceForTheInitializationOfTheClass() {
    List<Integer> opcodes =
        opcodesOf(
            code -> {
              newString(code);
              code.visitInsn(Opcodes.DUP);
              Assemble.awaitText(code, "y");
              init(code);
              Assemble.returnTask(code);
            });

    assertThat(opcodes)
        .startsWith(Opcodes.NEW, Opcodes.POP, Opcodes.ACONST_NULL, Opcodes.DUP, Opcodes.ALOAD);
    assertThat(opcodes).containsOnlyOnce(Opcodes.INVOKESPECIAL);
    assertThat(opcodes.stream().filter(opcode -> opcode == Opcodes.NEW)).hasSize(2);
  }

  @Test
  void classIsInitializedBeforeTheArgumentsOfItsConstructorAreAwaited() {
    ClassFiles files =
        Compile.withDebugInformation()
            .sources(
                """
                import static dev.fermata.Fermata.await;
                import dev.fermata.*;
                import dev.fermata.transformer.testing.Probe;
                class App {
                  static Probe probe;
                  static class Late {
                    static { probe.log("initialized"); }
                    Late(Object argument) { probe.log("created"); }
                  }
                  @Async static Task<String> main(Probe p) {
                    probe = p;
                    new Late(await(p.get("argument")));
                    return Task.of("end");
                  }
                }
                """);
    Program program = Program.rewritten(files);
    Outcome outcome = new RunSample(program, "App", "main").with(Waiting.ALWAYS, 0);

    assertThat(outcome.log()).containsExactly("initialized", "get argument", "created");
  }

  @Test
  void objectWithoutACopy() {
    assertBehavesAsIfItBlocked(
        Assemble.sample(
            code -> {
              newString(code);
              Assemble.awaitText(code, "x");
              init(code);
              Assemble.awaitText(code, "y");
              Assemble.returnTask(code);
            }),
        "y");
  }

  @Test
  void threeCopies() {
    assertBehavesAsIfItBlocked(
        Assemble.sample(
            code -> {
              newString(code);
              code.visitInsn(Opcodes.DUP);
              code.visitInsn(Opcodes.DUP);
              Assemble.awaitText(code, "x");
              init(code);
              Assemble.concat(code);
              Assemble.returnTask(code);
            }),
        "xx");
  }

  @Test
  void copyInALocal() {
    assertBehavesAsIfItBlocked(
        Assemble.sample(
            code -> {
              newString(code);
              code.visitInsn(Opcodes.DUP);
              code.visitVarInsn(Opcodes.ASTORE, 1);
              Assemble.awaitText(code, "in a local");
              init(code);
              code.visitVarInsn(Opcodes.ALOAD, 1);
              Assemble.awaitText(code, " and on");
              Assemble.concat(code);
              Assemble.returnTask(code);
            }),
        "in a local and on");
  }

  @Test
  void onlyInALocalDuringTheAwait() {
    assertBehavesAsIfItBlocked(
        Assemble.sample(
            code -> {
              newString(code);
              code.visitVarInsn(Opcodes.ASTORE, 2);
              Assemble.awaitText(code, "x");
              code.visitVarInsn(Opcodes.ASTORE, 3);
              code.visitVarInsn(Opcodes.ALOAD, 2);
              code.visitVarInsn(Opcodes.ALOAD, 3);
              init(code);
              code.visitVarInsn(Opcodes.ALOAD, 2);
              Assemble.returnTask(code);
            }),
        "x");
  }

  @Test
  void copiesBelowOtherOperandsOfBothSizes() {
    assertBehavesAsIfItBlocked(
        Assemble.sample(
            code -> {
              code.visitLdcInsn("a");
              newString(code);
              code.visitInsn(Opcodes.DUP);
              code.visitLdcInsn(5L);
              code.visitInsn(Opcodes.DUP2_X1);
              code.visitInsn(Opcodes.POP2);
              // a, object, 5L, object
              Assemble.awaitText(code, "b");
              init(code);
              // a, object, 5L
              code.visitMethodInsn(
                  Opcodes.INVOKESTATIC, STRING, "valueOf", "(J)Ljava/lang/String;", false);
              Assemble.concat(code);
              Assemble.concat(code);
              Assemble.returnTask(code);
            }),
        "ab5");
  }

  @Test
  void interleavedObjects() {
    assertBehavesAsIfItBlocked(
        Assemble.sample(
            code -> {
              newString(code);
              newString(code);
              code.visitInsn(Opcodes.DUP2);
              // first, second, first, second
              Assemble.awaitText(code, "second");
              init(code);
              // first, second, first
              Assemble.awaitText(code, "first ");
              init(code);
              Assemble.concat(code);
              Assemble.returnTask(code);
            }),
        "first second");
  }

  @Test
  void swappedObjects() {
    assertBehavesAsIfItBlocked(
        Assemble.sample(
            code -> {
              newString(code);
              code.visitInsn(Opcodes.DUP);
              newString(code);
              code.visitInsn(Opcodes.DUP_X1);
              code.visitInsn(Opcodes.SWAP);
              // first, second, second, first
              Assemble.awaitText(code, "first ");
              init(code);
              Assemble.awaitText(code, "second");
              init(code);
              Assemble.concat(code);
              Assemble.returnTask(code);
            }),
        "first second");
  }

  @Test
  void objectOfOneOfTwoConstructors() {
    assertBehavesAsIfItBlocked(
        Assemble.sample(
            code -> {
              Label other = new Label();
              Label out = new Label();
              newString(code);
              code.visitInsn(Opcodes.DUP);
              Assemble.awaitInt(code, 0);
              code.visitJumpInsn(Opcodes.IFEQ, other);
              Assemble.awaitText(code, "not this");
              init(code);
              code.visitJumpInsn(Opcodes.GOTO, out);
              code.visitLabel(other);
              Assemble.awaitText(code, "this");
              code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, STRING, "toCharArray", "()[C", false);
              code.visitMethodInsn(Opcodes.INVOKESPECIAL, STRING, "<init>", "([C)V", false);
              code.visitLabel(out);
              Assemble.returnTask(code);
            }),
        "this");
  }

  @Test
  void jumpOutWithAnUninitializedObjectOnTheStack() {
    assertBehavesAsIfItBlocked(
        Assemble.sample(
            code -> {
              Label other = new Label();
              Label out = new Label();
              newString(code);
              code.visitInsn(Opcodes.DUP);
              Assemble.awaitInt(code, 0);
              code.visitJumpInsn(Opcodes.IFEQ, other);
              code.visitLdcInsn("not this");
              init(code);
              code.visitJumpInsn(Opcodes.GOTO, out);
              code.visitLabel(other);
              code.visitInsn(Opcodes.POP2);
              Assemble.awaitText(code, "jumped out");
              code.visitLabel(out);
              Assemble.returnTask(code);
            }),
        "jumped out");
  }

  @Test
  void loopAmongTheArguments() {
    assertBehavesAsIfItBlocked(
        Assemble.sample(
            code -> {
              newString(code);
              code.visitInsn(Opcodes.DUP);
              code.visitLdcInsn("");
              Label header = Assemble.mark(code);
              Assemble.awaitText(code, "x");
              Assemble.concat(code);
              code.visitInsn(Opcodes.DUP);
              code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, STRING, "length", "()I", false);
              Assemble.awaitInt(code, 3);
              code.visitJumpInsn(Opcodes.IF_ICMPLT, header);
              init(code);
              Assemble.returnTask(code);
            }),
        "xxx");
  }

  @Test
  void sameNewInALoop() {
    assertBehavesAsIfItBlocked(
        Assemble.sample(
            code -> {
              code.visitLdcInsn("");
              code.visitVarInsn(Opcodes.ASTORE, 1);
              Label header = Assemble.mark(code);
              newString(code);
              code.visitInsn(Opcodes.DUP);
              code.visitVarInsn(Opcodes.ALOAD, 1);
              Assemble.awaitText(code, "y");
              Assemble.concat(code);
              init(code);
              code.visitInsn(Opcodes.DUP);
              code.visitVarInsn(Opcodes.ASTORE, 1);
              code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, STRING, "length", "()I", false);
              Assemble.awaitInt(code, 4);
              code.visitJumpInsn(Opcodes.IF_ICMPLT, header);
              code.visitVarInsn(Opcodes.ALOAD, 1);
              Assemble.returnTask(code);
            }),
        "yyyy");
  }

  @Test
  void handlerThatSeesAnUninitializedObjectInALocal() {
    assertBehavesAsIfItBlocked(
        Assemble.sample(
            code -> {
              Label from = new Label();
              Label to = new Label();
              Label handler = new Label();
              code.visitTryCatchBlock(from, to, handler, "java/lang/RuntimeException");
              newString(code);
              code.visitVarInsn(Opcodes.ASTORE, 1);
              code.visitLabel(from);
              Assemble.awaitText(code, "x");
              code.visitInsn(Opcodes.POP);
              code.visitInsn(Opcodes.ACONST_NULL);
              code.visitInsn(Opcodes.ATHROW);
              code.visitLabel(to);
              code.visitLabel(handler);
              code.visitInsn(Opcodes.POP);
              code.visitVarInsn(Opcodes.ALOAD, 1);
              Assemble.awaitText(code, "created in the handler");
              init(code);
              Assemble.awaitText(code, "handled");
              Assemble.returnTask(code);
            }),
        "handled");
  }

  @Test
  void scratchSlotsAreUsedAgain() {
    MethodNode twin =
        Assemble.code(
            TWIN,
            code -> {
              for (int i = 0; i < 10; i++) {
                newString(code);
                code.visitInsn(Opcodes.DUP);
                Assemble.awaitText(code, "y");
                init(code);
                code.visitInsn(Opcodes.POP);
              }
              code.visitInsn(Opcodes.ACONST_NULL);
              code.visitInsn(Opcodes.ARETURN);
            });
    twin.maxLocals = 10;
    PostponeNew.in(twin, Assemble.CLASS);

    assertThat(twin.maxLocals).isEqualTo(10 + 2);
  }

  private static void newString(MethodVisitor code) {
    code.visitTypeInsn(Opcodes.NEW, STRING);
  }

  private static void init(MethodVisitor code) {
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, STRING, "<init>", "(Ljava/lang/String;)V", false);
  }

  /** What the pass makes of the code of a twin of a method that has a probe. */
  private static List<Integer> opcodesOf(Consumer<MethodVisitor> body) {
    MethodNode twin = Assemble.code(TWIN, body);
    twin.maxLocals = 10;
    PostponeNew.in(twin, Assemble.CLASS);
    List<Integer> opcodes = new ArrayList<>();
    for (AbstractInsnNode instruction : twin.instructions) {
      if (instruction.getOpcode() >= 0) {
        opcodes.add(instruction.getOpcode());
      }
    }
    return opcodes;
  }
}
