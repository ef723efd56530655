package dev.fermata.transformer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.testing.Assemble;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

class FindSuspensionPointsTest {
  private static final String TWIN =
      "(Ldev/fermata/transformer/testing/Probe;" + Methods.TWIN + "Ljava/lang/Object;";

  @Test
  void pointsAreNumberedFromOneInTheOrderOfTheCode() {
    List<SuspensionPoint> points =
        find(
            code -> {
              Assemble.awaitText(code, "a");
              Assemble.awaitText(code, "b");
              code.visitInsn(Opcodes.ARETURN);
            });

    assertThat(points).extracting(SuspensionPoint::label).containsExactly(1, 2);
  }

  @Test
  void whatIsAwaitedIsNotAmongTheOperands() {
    SuspensionPoint point =
        find(code -> {
              code.visitInsn(Opcodes.LCONST_1);
              Assemble.awaitText(code, "a");
              code.visitInsn(Opcodes.ARETURN);
            })
            .get(0);

    assertThat(point.state().stack()).containsExactly(Opcodes.LONG, Opcodes.TOP);
    assertThat(point.call().name).isEqualTo("get");
    assertThat(point.callee()).isNull();
    assertThat(point.handlers()).isEmpty();
    assertThat(point.headers()).isEmpty();
  }

  @Test
  void awaitsThatAreNotReachedAreNoPoints() {
    assertThat(
            find(
                code -> {
                  code.visitInsn(Opcodes.ACONST_NULL);
                  code.visitInsn(Opcodes.ARETURN);
                  Assemble.awaitText(code, "dead");
                  code.visitInsn(Opcodes.ARETURN);
                }))
        .isEmpty();
  }

  @Test
  void linesAreThoseOfTheSource() {
    List<SuspensionPoint> points =
        find(
            code -> {
              Assemble.awaitText(code, "a");
              code.visitLineNumber(7, Assemble.mark(code));
              Assemble.awaitText(code, "b");
              Assemble.awaitText(code, "c");
              code.visitInsn(Opcodes.ARETURN);
            });

    assertThat(points).extracting(SuspensionPoint::line).containsExactly(0, 7, 7);
  }

  @Test
  void handlersAreThoseWhoseRangesCoverTheAwaitInTheirOrder() {
    List<SuspensionPoint> points =
        find(
            code -> {
              Label from = new Label();
              Label to = new Label();
              Label handler = new Label();
              code.visitTryCatchBlock(from, to, handler, "app/First");
              code.visitTryCatchBlock(from, to, handler, "app/Second");
              Assemble.awaitText(code, "before");
              code.visitLabel(from);
              Assemble.awaitText(code, "inside");
              code.visitLabel(to);
              Assemble.awaitText(code, "behind");
              code.visitInsn(Opcodes.ARETURN);
              code.visitLabel(handler);
              code.visitFrame(
                  Opcodes.F_NEW, 0, new Object[0], 1, new Object[] {"java/lang/Throwable"});
              code.visitInsn(Opcodes.ATHROW);
            });

    assertThat(points.get(0).handlers()).isEmpty();
    assertThat(points.get(1).handlers())
        .extracting(range -> range.type)
        .containsExactly("app/First", "app/Second");
    assertThat(points.get(2).handlers()).isEmpty();
  }

  private static List<SuspensionPoint> find(Consumer<MethodVisitor> body) {
    MethodNode twin = Assemble.code(TWIN, body);
    return FindSuspensionPoints.in(twin, Methods.NO_CALLEES, Assemble.CLASS);
  }
}
