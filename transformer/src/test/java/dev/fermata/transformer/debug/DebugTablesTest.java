package dev.fermata.transformer.debug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.model.AsyncClass;
import dev.fermata.transformer.samples.AllSamples;
import dev.fermata.transformer.testing.ClassFiles;
import dev.fermata.transformer.testing.Compile;
import dev.fermata.transformer.testing.CompileByEcj;
import dev.fermata.transformer.testing.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/** Line numbers and local variable tables of all samples. */
class DebugTablesTest {
  private static final Map<Compiler, List<Rewritten>> METHODS = new ConcurrentHashMap<>();

  enum Compiler {
    JAVAC,
    ECJ;

    private ClassFiles compile() {
      Class<?>[] samples = AllSamples.JAVA_17.toArray(new Class<?>[0]);
      return this == JAVAC
          ? Compile.withDebugInformation().forRelease(17).sourcesOf(samples)
          : new CompileByEcj(17, "-g").sourcesOf(samples);
    }
  }

  /** A twin, and the method it was made from. */
  private record Rewritten(ClassNode owner, MethodNode twin, MethodNode original) {
    @Override
    public String toString() {
      return owner.name + "." + twin.name;
    }
  }

  private static List<Rewritten> all(Compiler compiler) {
    return METHODS.computeIfAbsent(compiler, DebugTablesTest::rewrite);
  }

  private static List<Rewritten> rewrite(Compiler compiler) {
    ClassFiles files = compiler.compile();
    List<ClassNode> before = Twins.classes(files);
    List<Rewritten> all = new ArrayList<>();
    for (ClassNode after : Twins.classes(Program.rewrite(files))) {
      for (MethodNode twin : Twins.in(after)) {
        all.add(new Rewritten(after, twin, Twins.original(Twins.named(before, after.name), twin)));
      }
    }
    assertThat(all).hasSizeGreaterThan(100);
    return all;
  }

  @ParameterizedTest
  @EnumSource
  void twinHasTheLinesOfItsMethodAndNoOthers(Compiler compiler) {
    for (Rewritten method : all(compiler)) {
      assertThat(lines(method.twin())).as("%s", method).isEqualTo(lines(method.original()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void codeOfAnAwaitIsOnTheLineOfTheAwait(Compiler compiler) {
    for (Rewritten method : all(compiler)) {
      List<Integer> suspending = Twins.linesOfDriverCalls(method.twin(), "suspend");
      assertThat(Twins.linesOfDriverCalls(method.twin(), "take.*"))
          .as("%s", method)
          .isEqualTo(suspending);
      assertThat(suspending).as("%s", method).containsAll(linesOfAwaits(method));
    }
  }

  @ParameterizedTest
  @EnumSource
  void twinHasTheVariablesOfItsMethodInTheSameOrder(Compiler compiler) {
    for (Rewritten method : all(compiler)) {
      assertThat(distinct(method.twin())).as("%s", method).isEqualTo(distinct(method.original()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void variablesHoldAValueOfTheirTypeWhereverTheyAreInScope(Compiler compiler)
      throws AnalyzerException {
    for (Rewritten method : all(compiler)) {
      MethodNode twin = method.twin();
      Frame<BasicValue>[] frames =
          new Analyzer<>(new BasicInterpreter()).analyze(method.owner().name, twin);
      for (LocalVariableNode variable : twin.localVariables) {
        assertHoldsValue(method, variable, frames);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void variablesOfAnAwaitAreInScopeWhereItsValueIsDelivered(Compiler compiler) {
    for (Rewritten method : all(compiler)) {
      for (AbstractInsnNode instruction : method.twin().instructions) {
        if (instruction instanceof MethodInsnNode call && call.name.matches("take[A-Z].*")) {
          AbstractInsnNode back = call.getNext();
          while (back.getOpcode() < 0) {
            back = back.getNext();
          }
          AbstractInsnNode target = ((JumpInsnNode) back).label;
          assertThat(inScope(method.twin(), call))
              .as("%s line %s", method, Twins.lineOf(call))
              .isEqualTo(inScope(method.twin(), target));
        }
      }
    }
  }

  private static void assertHoldsValue(
      Rewritten method, LocalVariableNode variable, Frame<BasicValue>[] frames) {
    InsnList code = method.twin().instructions;
    int start = code.indexOf(variable.start);
    int end = code.indexOf(variable.end);
    assertThat(start).as("%s %s", method, variable.name).isLessThanOrEqualTo(end);
    for (int i = start; i < end; i++) {
      if (code.get(i).getOpcode() >= 0 && frames[i] != null) {
        assertThat(frames[i].getLocal(variable.index))
            .as("%s %s line %s", method, variable.name, Twins.lineOf(code.get(i)))
            .isEqualTo(new BasicInterpreter().newValue(Type.getType(variable.desc)));
      }
    }
  }

  private static TreeSet<String> inScope(MethodNode twin, AbstractInsnNode place) {
    TreeSet<String> names = new TreeSet<>();
    int index = twin.instructions.indexOf(place);
    for (LocalVariableNode variable : twin.localVariables) {
      if (twin.instructions.indexOf(variable.start) <= index
          && index < twin.instructions.indexOf(variable.end)) {
        names.add(variable.name + " " + variable.index);
      }
    }
    return names;
  }

  private static List<String> distinct(MethodNode method) {
    return method.localVariables.stream()
        .map(v -> (v.name.equals("this") ? "$this" : v.name) + " " + typeOf(v))
        .distinct()
        .toList();
  }

  /** What a loop over {@code each} iterates with is no {@code Iterator} in the end. */
  private static String typeOf(LocalVariableNode variable) {
    boolean iterator =
        variable.desc.equals("Ljava/util/Iterator;")
            || variable.desc.equals("Ldev/fermata/AsyncIterator;");
    return iterator ? "an iterator" : variable.desc + " " + variable.signature;
  }

  private static TreeSet<Integer> lines(MethodNode method) {
    TreeSet<Integer> lines = new TreeSet<>();
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof LineNumberNode number) {
        lines.add(number.line);
      }
    }
    return lines;
  }

  private static TreeSet<Integer> linesOfAwaits(Rewritten method) {
    TreeSet<Integer> lines = new TreeSet<>();
    for (AbstractInsnNode instruction : method.original().instructions) {
      if (AsyncClass.isAwait(instruction)) {
        lines.add(Twins.lineOf(instruction));
      }
    }
    return lines;
  }
}
