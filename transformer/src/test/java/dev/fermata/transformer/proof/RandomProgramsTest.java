package dev.fermata.transformer.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.testing.Program;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class RandomProgramsTest {
  private static final int BATCH = 100;

  @Test
  void suspendingProgramsDoWhatBlockingOnesDo() {
    int programs = Effort.asked().of(500, 100_000);
    long first = Long.getLong("fermata.proof.seed", 1);
    RandomPrograms random = new RandomPrograms(Program::rewrite);
    List<String> divergences = new ArrayList<>();
    for (long from = first; from < first + programs; from += BATCH) {
      divergences.addAll(random.compare(from, Math.min(from + BATCH, first + programs)));
    }
    System.out.printf(
        "Random programs: %,d from seed %d, %,d runs, %d divergences; %d too large, %d not compiled%n",
        programs, first, random.runs(), divergences.size(), random.tooLarge(), random.refused());
    assertThat(divergences).isEmpty();
    assertThat(random.refused()).isLessThan(programs / 50);
    assertThat(random.tooLarge()).isLessThan(3 + programs / 500);
  }

  @Test
  void aDivergenceIsFoundAndShrunk() {
    RandomPrograms random =
        new RandomPrograms(
            files -> Program.rewrite(files).map(RandomProgramsTest::withWrongIncrements));

    List<String> divergences = random.compare(1, 10);

    assertThat(divergences).isNotEmpty();
    assertThat(divergences.get(0)).contains("seed ", "blocks: ", "suspends: ", "class Random");
    assertThat(divergences.get(0).lines().count()).isLessThan(60);
  }

  /** A bug to find: locals are incremented by too much. */
  private static byte[] withWrongIncrements(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            return new MethodVisitor(Opcodes.ASM9, next) {
              @Override
              public void visitIincInsn(int local, int increment) {
                super.visitIincInsn(local, increment + 1);
              }
            };
          }
        },
        0);
    return writer.toByteArray();
  }
}
