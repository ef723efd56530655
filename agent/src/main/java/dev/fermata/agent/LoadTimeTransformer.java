package dev.fermata.agent;

import dev.fermata.transformer.ClassUnit;
import dev.fermata.transformer.Problem;
import dev.fermata.transformer.Severity;
import dev.fermata.transformer.Transformation;
import java.io.PrintStream;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the virtual machine calls for each class that it loads.
 *
 * <p>Nearly all classes are none of our business, and the way to find that out must cost next to
 * nothing: it is a look at the loader and at the constant pool, and uses nothing (lambdas, streams,
 * regular expressions) that would have to be loaded itself.
 *
 * <p>A class that cannot be transformed must not run as if nothing had happened. It is printed why,
 * and the class is replaced by a {@link FailingClass}.
 */
final class LoadTimeTransformer implements ClassFileTransformer {
  /** Makes generated classes known to the loader of the class they belong to. */
  interface Definer {
    void define(
        ClassLoader loader, @Nullable ProtectionDomain domain, SortedMap<String, byte[]> frames);
  }

  private final ClassRewriter rewriter;
  private final Definer definer;
  private final boolean linkClasses;
  private final boolean verbose;
  private final PrintStream log;
  private final ClassLoader platform = ClassLoader.getPlatformClassLoader();

  // A server loads a class once more for each application that has it.
  private final Set<Problem> warned = ConcurrentHashMap.newKeySet();

  // Classes of one jar tend to come one after another, and the transformer remembers what it has
  // read of a unit.
  private volatile @Nullable LoaderUnit lastUnit;

  LoadTimeTransformer(
      ClassRewriter rewriter,
      Definer definer,
      boolean linkClasses,
      boolean verbose,
      PrintStream log) {
    this.rewriter = rewriter;
    this.definer = definer;
    this.linkClasses = linkClasses;
    this.verbose = verbose;
    this.log = log;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable Module module,
      @Nullable ClassLoader loader,
      @Nullable String className,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    // A class that is redefined can have no new methods, so it stays as the debugger or other agent
    // wants it.
    if (loader == null || loader == platform || redefined != null) {
      return null;
    }
    if (!rewriter.isCandidate(classFile) || isFermata(loader, className, domain)) {
      return null;
    }
    try {
      return rewrite(loader, className, domain, classFile);
    } catch (RuntimeException | Error e) {
      // The virtual machine would ignore it and go on with the class as it is.
      log.println("fermata-agent: cannot transform " + className);
      e.printStackTrace(log);
      return FailingClass.of(classFile, "fermata-agent could not transform this class: " + e);
    }
  }

  private byte @Nullable [] rewrite(
      ClassLoader loader,
      @Nullable String className,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    Transformation result =
        rewriter.transform(classFile, unitOf(loader, domain), "class " + className);
    for (Problem problem : result.problems()) {
      if (problem.severity() == Severity.ERROR || warned.add(problem)) {
        log.println("fermata-agent: " + problem);
      }
    }
    if (result.failed()) {
      return FailingClass.of(classFile, errors(result));
    }
    byte[] rewritten = result.rewritten();
    if (rewritten == null) {
      return null;
    }
    definer.define(loader, domain, result.frames());
    if (verbose) {
      log.println(
          "fermata-agent: rewrote "
              + String.valueOf(result.name()).replace('/', '.')
              + ", generated "
              + result.frames().keySet());
    }
    return rewritten;
  }

  private ClassUnit unitOf(ClassLoader loader, @Nullable ProtectionDomain domain) {
    if (!linkClasses) {
      return new NoUnit();
    }
    LoaderUnit unit = lastUnit;
    if (unit == null || !unit.isFor(loader, domain)) {
      unit = new LoaderUnit(loader, domain);
      lastUnit = unit;
    }
    return unit;
  }

  /** Whether it is the runtime, which awaits in its own way, or this agent. */
  private static boolean isFermata(
      ClassLoader loader, @Nullable String className, @Nullable ProtectionDomain domain) {
    // The name alone would not do: users' classes may be in such a package too.
    return className != null
        && className.startsWith("dev/fermata/")
        && (domain == LoadTimeTransformer.class.getProtectionDomain()
            || new LoaderUnit(loader, domain).find("dev/fermata/Fermata") != null);
  }

  private static String errors(Transformation result) {
    StringBuilder errors = new StringBuilder("fermata-agent could not transform this class:");
    for (Problem problem : result.problems()) {
      if (problem.severity() == Severity.ERROR) {
        errors.append(System.lineSeparator()).append(problem);
      }
    }
    return errors.toString();
  }
}
