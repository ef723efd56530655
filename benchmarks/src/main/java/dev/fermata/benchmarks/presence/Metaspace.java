package dev.fermata.benchmarks.presence;

import dev.fermata.benchmarks.measurement.ForkedJvm;
import dev.fermata.benchmarks.report.Measurements;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The memory for classes that an asynchronous method needs more than one that is not. Very many
 * copies of a sample are initialized, which has each of its methods suspend and go on.
 */
final class Metaspace {
  private static final String SAMPLES = "dev/fermata/benchmarks/presence/";
  private static final int METHODS = 3;
  private static final int WARM_UP = 200;
  private static final int COPIES = 1_000;

  private final String name;
  private final SortedMap<String, byte[]> sample;
  private final CopyLoader loader = new CopyLoader();

  private Metaspace(String name) throws IOException {
    this.name = name;
    sample = Classes.ofJar(Metaspace.class, name);
  }

  /** Each sample once. */
  static void measure(Measurements measurements) throws IOException, InterruptedException {
    double plain = bytes("PlainSample");
    add(measurements, "Fermata", bytes("FermataSample") - plain);
    add(measurements, "Kotlin", bytes("KotlinSampleKt") - plain);
  }

  private static void add(Measurements measurements, String contestant, double bytes) {
    measurements.add("P", "metaspace", contestant, COPIES, "B for each method", bytes / METHODS);
  }

  private static double bytes(String sample) throws IOException, InterruptedException {
    return Double.parseDouble(ForkedJvm.run(List.of(), Metaspace.class, sample));
  }

  /**
   * Prints the bytes of a copy of a sample.
   *
   * @param args the class
   */
  public static void main(String[] args) throws Exception {
    Metaspace metaspace = new Metaspace(SAMPLES + args[0]);
    metaspace.initialize(0, WARM_UP);
    long before = used();
    metaspace.initialize(WARM_UP, WARM_UP + COPIES);
    System.out.println((double) (used() - before) / COPIES);
  }

  private void initialize(int from, int to) throws ClassNotFoundException {
    for (int i = from; i < to; i++) {
      String copy = name + i;
      loader.add(Classes.rename(sample, name, copy));
      Class.forName(copy.replace('/', '.'), true, loader);
    }
  }

  private static long used() {
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getName().equals("Metaspace")) {
        return pool.getUsage().getUsed();
      }
    }
    throw new IllegalStateException("This virtual machine has no metaspace");
  }

  /** Has all copies, as the loader of a program has all of its classes. */
  private static final class CopyLoader extends ClassLoader {
    private final Map<String, byte[]> classFiles = new HashMap<>();

    CopyLoader() {
      super(Metaspace.class.getClassLoader());
    }

    void add(Map<String, byte[]> copies) {
      copies.forEach((file, classFile) -> classFiles.put(file.replace('/', '.'), classFile));
    }

    @Override
    protected Class<?> findClass(String className) throws ClassNotFoundException {
      byte[] classFile = classFiles.remove(className);
      if (classFile == null) {
        throw new ClassNotFoundException(className);
      }
      return defineClass(className, classFile, 0, classFile.length);
    }
  }
}
