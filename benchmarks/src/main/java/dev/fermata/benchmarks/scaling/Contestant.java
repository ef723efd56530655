package dev.fermata.benchmarks.scaling;

import dev.fermata.benchmarks.chain.DeferredChain;
import dev.fermata.benchmarks.chain.FermataTasks;
import dev.fermata.benchmarks.chain.Levels;
import dev.fermata.benchmarks.chain.RawChain;
import dev.fermata.benchmarks.spawning.SpawningLoop;
import java.io.IOException;
import java.util.function.IntSupplier;

/** What other families measure at one size, at any size. */
public enum Contestant {
  FERMATA_CHAIN("E", "Fermata", 1, 10, 100, 1_000, 10_000) {
    @Override
    public IntSupplier operation(int size) {
      FermataTasks chain = new FermataTasks();
      return () -> chain.once(size);
    }
  },
  KOTLIN_CHAIN("E", "Kotlin, raw", 1, 10, 100, 1_000, 10_000) {
    @Override
    public IntSupplier operation(int size) {
      return () -> new RawChain().once(size, FIRST);
    }
  },
  KOTLIN_DEFERRED_CHAIN("E", "Kotlin, Deferred", 1, 10, 100, 1_000, 10_000) {
    @Override
    public IntSupplier operation(int size) {
      return () -> new DeferredChain().once(size, FIRST);
    }
  },
  FERMATA_KEPT_CHAIN("E2", "Fermata", 1, 10, 100, 1_000, 10_000) {
    @Override
    public IntSupplier operation(int size) {
      FermataTasks chain = new FermataTasks();
      return () -> chain.kept(size);
    }

    @Override
    int units(int size) {
      return Levels.RESUMES;
    }
  },
  KOTLIN_KEPT_CHAIN("E2", "Kotlin, raw", 1, 10, 100, 1_000, 10_000) {
    @Override
    public IntSupplier operation(int size) {
      return () -> new RawChain().kept(size, FIRST, Levels.RESUMES);
    }

    @Override
    int units(int size) {
      return Levels.RESUMES;
    }
  },
  FERMATA_SPAWNING("G", "Fermata", 1_000, 10_000, 100_000, 1_000_000) {
    @Override
    public IntSupplier operation(int size) {
      var spawning = new dev.fermata.benchmarks.spawning.FermataTasks();
      return () -> spawning.spawn(size);
    }
  },
  KOTLIN_SPAWNING("G", "Kotlin, own loop", 1_000, 10_000, 100_000, 1_000_000) {
    @Override
    public IntSupplier operation(int size) {
      return () -> new SpawningLoop().spawn(size, FIRST);
    }
  };

  private static final int FIRST = 1_000;

  private final String family;
  private final String title;
  private final int[] sizes;

  Contestant(String family, String title, int... sizes) {
    this.family = family;
    this.title = title;
    this.sizes = sizes;
  }

  /** The letter of the family. */
  public String family() {
    return family;
  }

  /** What the report calls it. */
  public String title() {
    return title;
  }

  int[] sizes() {
    return sizes;
  }

  /** What is timed. */
  public abstract IntSupplier operation(int size);

  /** How many units there are in an operation. */
  int units(int size) {
    return size;
  }

  /** Measures the nanoseconds of a unit, in a JVM of its own with these options. */
  public double nanosPerUnit(int size, String... jvmOptions)
      throws IOException, InterruptedException {
    return UnitCost.of(this, size, jvmOptions);
  }
}
