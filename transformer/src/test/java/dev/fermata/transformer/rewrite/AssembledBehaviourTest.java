package dev.fermata.transformer.rewrite;

import static dev.fermata.transformer.testing.SampleTests.assertBehavesAsIfItBlocked;

import dev.fermata.transformer.testing.Assemble;
import dev.fermata.transformer.testing.ClassFiles;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * Control flow and use of slots that javac does not write, and other compilers and shrinkers do.
 */
class AssembledBehaviourTest {
  @Test
  void loopWhoseConditionStandsBehindItsBody() {
    ClassFiles files =
        Assemble.sample(
            code -> {
              Label body = new Label();
              Label condition = new Label();
              code.visitInsn(Opcodes.ICONST_0);
              code.visitVarInsn(Opcodes.ISTORE, 1);
              code.visitJumpInsn(Opcodes.GOTO, condition);
              code.visitLabel(body);
              code.visitVarInsn(Opcodes.ILOAD, 1);
              Assemble.awaitInt(code, 2);
              code.visitInsn(Opcodes.IADD);
              code.visitVarInsn(Opcodes.ISTORE, 1);
              code.visitLabel(condition);
              code.visitVarInsn(Opcodes.ILOAD, 1);
              Assemble.awaitInt(code, 9);
              code.visitJumpInsn(Opcodes.IF_ICMPLT, body);
              code.visitVarInsn(Opcodes.ILOAD, 1);
              Assemble.box(code);
              Assemble.returnTask(code);
            });

    assertBehavesAsIfItBlocked(files, "10");
  }

  @Test
  void loopWithTwoEntries() {
    ClassFiles files =
        Assemble.sample(
            code -> {
              Label first = new Label();
              Label second = new Label();
              code.visitInsn(Opcodes.ICONST_0);
              code.visitVarInsn(Opcodes.ISTORE, 1);
              Assemble.awaitInt(code, 1);
              code.visitJumpInsn(Opcodes.IFNE, second);
              code.visitLabel(first);
              code.visitVarInsn(Opcodes.ILOAD, 1);
              Assemble.awaitInt(code, 10);
              code.visitInsn(Opcodes.IADD);
              code.visitVarInsn(Opcodes.ISTORE, 1);
              code.visitLabel(second);
              code.visitVarInsn(Opcodes.ILOAD, 1);
              Assemble.awaitInt(code, 1);
              code.visitInsn(Opcodes.IADD);
              code.visitInsn(Opcodes.DUP);
              code.visitVarInsn(Opcodes.ISTORE, 1);
              code.visitLdcInsn(30);
              code.visitJumpInsn(Opcodes.IF_ICMPLT, first);
              code.visitVarInsn(Opcodes.ILOAD, 1);
              Assemble.box(code);
              Assemble.returnTask(code);
            });

    assertBehavesAsIfItBlocked(files, "34");
  }

  @Test
  void loopWithValuesOnTheStackAtItsHeader() {
    ClassFiles files =
        Assemble.sample(
            code -> {
              code.visitLdcInsn("kept ");
              code.visitLdcInsn(5L);
              code.visitInsn(Opcodes.ICONST_0);
              Label header = Assemble.mark(code);
              Assemble.awaitInt(code, 3);
              code.visitInsn(Opcodes.IADD);
              code.visitInsn(Opcodes.DUP);
              Assemble.awaitInt(code, 10);
              code.visitJumpInsn(Opcodes.IF_ICMPLT, header);
              code.visitInsn(Opcodes.I2L);
              code.visitInsn(Opcodes.LADD);
              code.visitMethodInsn(
                  Opcodes.INVOKESTATIC,
                  "java/lang/String",
                  "valueOf",
                  "(J)Ljava/lang/String;",
                  false);
              Assemble.concat(code);
              Assemble.returnTask(code);
            });

    assertBehavesAsIfItBlocked(files, "kept 17");
  }

  @Test
  void methodThatBeginsWithALoopHeader() {
    ClassFiles files =
        Assemble.sample(
            code -> {
              Label header = Assemble.mark(code);
              Assemble.awaitText(code, "x");
              Assemble.awaitInt(code, 0);
              Label out = new Label();
              code.visitJumpInsn(Opcodes.IFEQ, out);
              code.visitInsn(Opcodes.POP);
              code.visitJumpInsn(Opcodes.GOTO, header);
              code.visitLabel(out);
              Assemble.returnTask(code);
            });

    assertBehavesAsIfItBlocked(files, "x");
  }

  @Test
  void handlerThatIsTheHeaderOfALoop() {
    ClassFiles files =
        Assemble.sample(
            code -> {
              Label from = new Label();
              Label to = new Label();
              Label handler = new Label();
              code.visitTryCatchBlock(from, to, handler, "java/lang/RuntimeException");
              code.visitInsn(Opcodes.ICONST_0);
              code.visitVarInsn(Opcodes.ISTORE, 1);
              code.visitInsn(Opcodes.ACONST_NULL);
              code.visitVarInsn(Opcodes.ASTORE, 2);
              code.visitJumpInsn(Opcodes.GOTO, from);
              code.visitLabel(handler);
              code.visitVarInsn(Opcodes.ASTORE, 2);
              code.visitLabel(from);
              code.visitIincInsn(1, 1);
              code.visitVarInsn(Opcodes.ILOAD, 1);
              Assemble.awaitInt(code, 3);
              Label out = new Label();
              code.visitJumpInsn(Opcodes.IF_ICMPEQ, out);
              code.visitTypeInsn(Opcodes.NEW, "java/lang/IllegalStateException");
              code.visitInsn(Opcodes.DUP);
              Assemble.awaitText(code, "again");
              code.visitMethodInsn(
                  Opcodes.INVOKESPECIAL,
                  "java/lang/IllegalStateException",
                  "<init>",
                  "(Ljava/lang/String;)V",
                  false);
              code.visitInsn(Opcodes.ATHROW);
              code.visitLabel(to);
              code.visitLabel(out);
              code.visitVarInsn(Opcodes.ALOAD, 2);
              Assemble.returnTask(code);
            });

    assertBehavesAsIfItBlocked(files, "throws java.lang.IllegalStateException: again");
  }

  @Test
  void handlerThatCoversItself() {
    ClassFiles files =
        Assemble.sample(
            code -> {
              Label from = new Label();
              Label to = new Label();
              Label handler = new Label();
              code.visitTryCatchBlock(from, to, handler, "java/lang/Throwable");
              code.visitInsn(Opcodes.ICONST_0);
              code.visitVarInsn(Opcodes.ISTORE, 1);
              code.visitLabel(from);
              Assemble.awaitText(code, "begin");
              code.visitTypeInsn(Opcodes.CHECKCAST, "java/lang/String");
              code.visitInsn(Opcodes.POP);
              code.visitInsn(Opcodes.ACONST_NULL);
              code.visitInsn(Opcodes.ATHROW);
              code.visitLabel(handler);
              code.visitInsn(Opcodes.POP);
              code.visitIincInsn(1, 1);
              Assemble.awaitInt(code, 5);
              code.visitVarInsn(Opcodes.ILOAD, 1);
              code.visitInsn(Opcodes.ISUB);
              code.visitVarInsn(Opcodes.ISTORE, 2);
              Label out = new Label();
              code.visitVarInsn(Opcodes.ILOAD, 2);
              code.visitJumpInsn(Opcodes.IFEQ, out);
              code.visitInsn(Opcodes.ACONST_NULL);
              code.visitInsn(Opcodes.ATHROW);
              code.visitLabel(to);
              code.visitLabel(out);
              code.visitVarInsn(Opcodes.ILOAD, 1);
              Assemble.box(code);
              Assemble.returnTask(code);
            });

    assertBehavesAsIfItBlocked(files, "5");
  }

  @Test
  void returnOfAValueWithOthersBelowItOnTheStack() {
    ClassFiles files =
        Assemble.sample(
            code -> {
              code.visitLdcInsn(1L);
              code.visitLdcInsn("left over");
              Assemble.awaitText(code, "result");
              Assemble.returnTask(code);
            });

    assertBehavesAsIfItBlocked(files, "result");
  }

  @Test
  void returnOfAnyStageWithOtherValuesBelowItOnTheStack() {
    ClassFiles files =
        Assemble.sample(
            code -> {
              code.visitLdcInsn(1L);
              code.visitLdcInsn("left over");
              Assemble.awaitText(code, "result");
              Assemble.taskOf(code);
              Label label = new Label();
              code.visitInsn(Opcodes.DUP);
              code.visitJumpInsn(Opcodes.IFNONNULL, label);
              code.visitLabel(label);
              code.visitInsn(Opcodes.ARETURN);
            });

    assertBehavesAsIfItBlocked(files, "result");
  }

  @Test
  void returnOfAnyStageInARangeWhoseHandlerReadsTheFirstLocal() {
    ClassFiles files =
        Assemble.sample(
            code -> {
              Label from = new Label();
              Label to = new Label();
              Label handler = new Label();
              code.visitTryCatchBlock(from, to, handler, "java/lang/RuntimeException");
              code.visitIntInsn(Opcodes.BIPUSH, 42);
              code.visitVarInsn(Opcodes.ISTORE, 1);
              code.visitLabel(from);
              Assemble.awaitText(code, "result");
              Assemble.taskOf(code);
              code.visitInsn(Opcodes.NOP);
              code.visitInsn(Opcodes.ARETURN);
              code.visitLabel(to);
              code.visitLabel(handler);
              code.visitInsn(Opcodes.POP);
              code.visitVarInsn(Opcodes.ILOAD, 1);
              Assemble.box(code);
              Assemble.returnTask(code);
            });

    assertBehavesAsIfItBlocked(files, "result");
  }

  @Test
  void longThatBeginsInTheSlotOfTheLastParameter() {
    ClassFiles files =
        Assemble.sample(
            code -> {
              Assemble.awaitText(code, "result ");
              code.visitVarInsn(Opcodes.ASTORE, 2);
              code.visitLdcInsn(7L);
              code.visitVarInsn(Opcodes.ALOAD, 0);
              code.visitVarInsn(Opcodes.ASTORE, 3);
              code.visitVarInsn(Opcodes.LSTORE, 0);
              code.visitVarInsn(Opcodes.ALOAD, 3);
              code.visitLdcInsn("second");
              Assemble.get(code);
              Assemble.await(code);
              code.visitInsn(Opcodes.POP);
              code.visitVarInsn(Opcodes.ALOAD, 2);
              code.visitVarInsn(Opcodes.LLOAD, 0);
              code.visitMethodInsn(
                  Opcodes.INVOKESTATIC,
                  "java/lang/String",
                  "valueOf",
                  "(J)Ljava/lang/String;",
                  false);
              Assemble.concat(code);
              Assemble.returnTask(code);
            });

    assertBehavesAsIfItBlocked(files, "result 7");
  }

  @Test
  void codeThatIsNeverReached() {
    ClassFiles files =
        Assemble.sample(
            code -> {
              Assemble.awaitText(code, "result");
              Assemble.returnTask(code);
              Assemble.mark(code);
              Assemble.awaitText(code, "dead");
              Assemble.returnTask(code);
            });

    assertBehavesAsIfItBlocked(files, "result");
  }

  @Test
  void jumpOutWithValuesOnTheStack() {
    ClassFiles files =
        Assemble.sample(
            code -> {
              Label out = new Label();
              Label other = new Label();
              code.visitLdcInsn("a");
              Assemble.awaitText(code, "b");
              Assemble.awaitInt(code, 1);
              code.visitJumpInsn(Opcodes.IFEQ, other);
              Assemble.concat(code);
              code.visitJumpInsn(Opcodes.GOTO, out);
              code.visitLabel(other);
              code.visitInsn(Opcodes.POP);
              code.visitLabel(out);
              Assemble.awaitText(code, "c");
              Assemble.concat(code);
              Assemble.returnTask(code);
            });

    assertBehavesAsIfItBlocked(files, "abc");
  }

  @Test
  void parameterSlotsThatAreUsedAgainWithOtherTypes() {
    ClassFiles files =
        Assemble.sample(
            code -> {
              code.visitVarInsn(Opcodes.ALOAD, 0);
              code.visitVarInsn(Opcodes.ASTORE, 1);
              code.visitIntInsn(Opcodes.BIPUSH, 42);
              code.visitVarInsn(Opcodes.ISTORE, 0);
              code.visitVarInsn(Opcodes.ALOAD, 1);
              code.visitLdcInsn("x");
              Assemble.get(code);
              Assemble.await(code);
              code.visitInsn(Opcodes.POP);
              code.visitVarInsn(Opcodes.ILOAD, 0);
              Assemble.box(code);
              Assemble.returnTask(code);
            });

    assertBehavesAsIfItBlocked(files, "42");
  }
}
