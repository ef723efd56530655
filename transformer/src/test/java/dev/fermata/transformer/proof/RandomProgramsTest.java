package dev.fermata.transformer.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.testing.Program;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
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
    Set<String> divergences = new ConcurrentSkipListSet<>();
    LongAdder runs = new LongAdder();
    LongAdder refused = new LongAdder();
    LongAdder tooLarge = new LongAdder();
    LongStream.range(0, programs / BATCH)
        .parallel()
        .forEach(
            batch -> {
              long from = first + batch * BATCH;
              RandomPrograms random = new RandomPrograms(Program::rewrite);
              random
                  .compare(from, from + BATCH)
                  .forEach(divergence -> report(divergence, divergences));
              runs.add(random.runs());
              refused.add(random.refused());
              tooLarge.add(random.tooLarge());
            });
    System.out.printf(
        "Random programs: %,d from seed %d, %,d runs, %d divergences; %d too large, %d not compiled%n",
        programs, first, runs.sum(), divergences.size(), tooLarge.sum(), refused.sum());
    assertThat(divergences).isEmpty();
    assertThat(refused.sum()).isLessThan(programs / 50);
    assertThat(tooLarge.sum()).isLessThan(3 + programs / 200);
  }

  /** At once, because a long run may be ended before its end. */
  private static void report(String divergence, Set<String> divergences) {
    System.out.println(divergence);
    divergences.add(divergence);
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
