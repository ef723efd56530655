package dev.fermata.benchmarks.presence;

import dev.fermata.benchmarks.measurement.Median;
import dev.fermata.transformer.ClassUnit;
import dev.fermata.transformer.Transformation;
import dev.fermata.transformer.Transformer;
import io.netty.util.HashedWheelTimer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * How quickly class files are looked through and rewritten, in processor time, and how much they
 * grow.
 */
final class Rewriting {
  private static final long WARM_UP = 6_000_000_000L;
  private static final int PASSES = 7;

  private final SortedMap<String, byte[]> classes;
  private final ClassUnit unit;
  private long bytesBefore;
  private long bytesAfter;
  private int methods;

  private Rewriting(SortedMap<String, byte[]> classes) {
    this.classes = classes;
    unit = classes::get;
  }

  /**
   * Prints lines of size, unit and value, with tabs between them.
   *
   * @param args what to rewrite: {@code it-tests}, {@code library} or {@code plain-library}
   */
  public static void main(String[] args) throws Exception {
    Rewriting rewriting = new Rewriting(classes(args[0]));
    double first = rewriting.seconds();
    long start = System.nanoTime();
    while (System.nanoTime() - start < WARM_UP) {
      rewriting.seconds();
    }
    double[] seconds = new double[PASSES];
    for (int i = 0; i < PASSES; i++) {
      seconds[i] = rewriting.seconds();
    }
    rewriting.print(first, Median.of(Arrays.stream(seconds).boxed().toList()));
  }

  private static SortedMap<String, byte[]> classes(String what)
      throws IOException, InterruptedException {
    return switch (what) {
      case "it-tests" -> Classes.compile(Classes.files(Path.of("it-tests/src/main/java"), ".java"));
      case "library" -> withAwaits(library());
      case "plain-library" -> library();
      default -> throw new IllegalArgumentException(what);
    };
  }

  private static SortedMap<String, byte[]> library() throws IOException {
    return Classes.ofJar(HashedWheelTimer.class, "io/netty/");
  }

  /** Without classes that cannot be rewritten, such as those whose methods get too large. */
  private static SortedMap<String, byte[]> withAwaits(Map<String, byte[]> library) {
    Transformer transformer = new Transformer();
    SortedMap<String, byte[]> classes = new TreeMap<>();
    library.forEach(
        (name, classFile) -> {
          byte[] awaiting = AwaitAtEachLine.in(classFile);
          ClassUnit alone = other -> other.equals(name) ? awaiting : null;
          if (transformer.transform(awaiting, alone, name).rewritten() != null) {
            classes.put(name, awaiting);
          }
        });
    return classes;
  }

  private double seconds() {
    bytesBefore = 0;
    bytesAfter = 0;
    Transformer transformer = new Transformer();
    long start = processorTime();
    for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
      byte[] before = entry.getValue();
      Transformation result = transformer.transform(before, unit, entry.getKey());
      bytesBefore += before.length;
      byte[] after = result.rewritten();
      bytesAfter += after == null ? before.length : after.length;
      for (byte[] frame : result.frames().values()) {
        bytesAfter += frame.length;
      }
    }
    return (processorTime() - start) / 1e9;
  }

  /** That of this thread, which does all the work but the compiler's and the collector's. */
  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private void print(double first, double seconds) {
    classes.values().forEach(classFile -> methods += asyncMethods(classFile));
    print("MB/s, first pass", bytesBefore / 1e6 / first);
    print("MB/s", bytesBefore / 1e6 / seconds);
    if (methods > 0) {
      print("µs for each @Async method", seconds * 1e6 / methods);
      print("bytes more for each @Async method", (double) (bytesAfter - bytesBefore) / methods);
      print("% of growth", 100.0 * (bytesAfter - bytesBefore) / bytesBefore);
    }
  }

  private void print(String unit, double value) {
    System.out.println(classes.size() + "\t" + unit + "\t" + value);
  }

  private static int asyncMethods(byte[] classFile) {
    ClassNode node = new ClassNode();
    new ClassReader(classFile).accept(node, ClassReader.SKIP_CODE);
    int methods = 0;
    for (MethodNode method : node.methods) {
      if (method.invisibleAnnotations != null
          && method.invisibleAnnotations.stream()
              .anyMatch(annotation -> annotation.desc.equals("Ldev/fermata/Async;"))) {
        methods++;
      }
    }
    return methods;
  }
}
