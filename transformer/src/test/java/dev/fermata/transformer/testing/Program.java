package dev.fermata.transformer.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.Problem;
import dev.fermata.transformer.Transformation;
import dev.fermata.transformer.Transformer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.util.CheckClassAdapter;

/** Classes that can be run: rewritten, or with awaits that block. */
public final class Program {
  private final ClassFiles files;
  private final ClassLoader loader;

  private Program(ClassFiles files) {
    this.files = files;
    this.loader = new BytesLoader(files);
  }

  /**
   * Rewrites class files as one unit, and has all that comes of it checked by ASM and by the JVM's
   * verifier.
   */
  public static Program rewritten(ClassFiles files) {
    return checked(rewrite(files));
  }

  /** Classes as they are, checked by ASM and by the JVM's verifier. */
  public static Program checked(ClassFiles files) {
    Program program = new Program(files);
    program.check();
    return program;
  }

  /** Classes as they are, checked by the JVM's verifier. */
  public static Program verified(ClassFiles files) {
    Program program = new Program(files);
    program.verify();
    return program;
  }

  /** The same program with awaits that block, which tells what is expected of the rewritten one. */
  public static Program blocking(ClassFiles files) {
    return new Program(files.map(BlockAwaits::in));
  }

  /** Rewrites class files as one unit, which must be without errors. */
  public static ClassFiles rewrite(ClassFiles files) {
    SortedMap<String, byte[]> result = new TreeMap<>(files.byName());
    Transformer transformer = new Transformer();
    files
        .byName()
        .forEach(
            (name, bytes) -> {
              Transformation done = transformer.transform(bytes, files, name);
              assertThat(done.failed()).as("problems of %s: %s", name, done.problems()).isFalse();
              if (done.rewritten() != null) {
                result.put(name, done.rewritten());
              }
              result.putAll(done.frames());
            });
    return new ClassFiles(result);
  }

  /** The problems that rewriting class files as one unit meets. */
  public static List<Problem> problems(ClassFiles files) {
    Transformer transformer = new Transformer();
    List<Problem> problems = new ArrayList<>();
    files
        .byName()
        .forEach(
            (name, bytes) -> problems.addAll(transformer.transform(bytes, files, name).problems()));
    return problems;
  }

  public ClassFiles files() {
    return files;
  }

  /** Loads one of the classes. */
  public Class<?> load(String name) {
    try {
      return Class.forName(name, true, loader);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  /** Calls a static method, and throws what it throws. */
  public Object call(String className, String method, Object... arguments) {
    for (Method candidate : load(className).getDeclaredMethods()) {
      if (candidate.getName().equals(method) && candidate.getParameterCount() == arguments.length) {
        candidate.setAccessible(true);
        try {
          return candidate.invoke(null, arguments);
        } catch (InvocationTargetException e) {
          throw sneaky(e.getCause());
        } catch (IllegalAccessException e) {
          throw new AssertionError(e);
        }
      }
    }
    throw new AssertionError("no method " + method + " in " + className);
  }

  @SuppressWarnings("unchecked")
  static <X extends Throwable> RuntimeException sneaky(Throwable failure) throws X {
    throw (X) failure;
  }

  private void check() {
    for (Map.Entry<String, byte[]> file : files.byName().entrySet()) {
      ClassReader reader = new ClassReader(file.getValue());
      StringWriter report = new StringWriter();
      CheckClassAdapter.verify(reader, loader, false, new PrintWriter(report));
      assertThat(report.toString()).as("CheckClassAdapter on %s", file.getKey()).isEmpty();
      reader.accept(new CheckClassAdapter(new ClassNode(), false), ClassReader.EXPAND_FRAMES);
    }
    verify();
  }

  /** HotSpot verifies a class when it links it, and links it when it is asked for its methods. */
  private void verify() {
    for (String name : files.byName().keySet()) {
      try {
        Class.forName(name.replace('/', '.'), false, loader).getDeclaredMethods();
      } catch (ClassNotFoundException e) {
        throw new AssertionError(e);
      }
    }
  }
}
