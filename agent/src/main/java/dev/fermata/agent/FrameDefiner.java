package dev.fermata.agent;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Defines generated classes in the class loader of the class they belong to.
 *
 * <p>They must be in the same runtime package, hence in the same loader, and there before the class
 * itself. {@code Lookup.defineClass} needs a class of the package that is loaded already, so this
 * is {@code ClassLoader.defineClass}; an agent may open {@code java.lang} for itself.
 */
final class FrameDefiner implements LoadTimeTransformer.Definer {
  private final Instrumentation instrumentation;
  private @Nullable Handles handles;

  FrameDefiner(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  @Override
  public void define(
      ClassLoader loader, @Nullable ProtectionDomain domain, SortedMap<String, byte[]> frames) {
    if (frames.isEmpty()) {
      return;
    }
    Handles handles = handles();
    for (Map.Entry<String, byte[]> frame : frames.entrySet()) {
      handles.define(loader, domain, frame.getKey().replace('/', '.'), frame.getValue());
    }
  }

  /**
   * Made when the first frame is defined: it takes 20 ms, which a program without frames is spared.
   */
  private synchronized Handles handles() {
    if (handles == null) {
      handles = Handles.open(instrumentation);
    }
    return handles;
  }

  /** The methods of class loaders that are not public. */
  private record Handles(MethodHandle defineClass, MethodHandle findLoadedClass) {
    static Handles open(Instrumentation instrumentation) {
      instrumentation.redefineModule(
          Object.class.getModule(),
          Set.of(),
          Map.of(),
          Map.of("java.lang", Set.of(FrameDefiner.class.getModule())),
          Set.of(),
          Map.of());
      return new Handles(
          find(
              "defineClass",
              String.class,
              byte[].class,
              int.class,
              int.class,
              ProtectionDomain.class),
          find("findLoadedClass", String.class));
    }

    private static MethodHandle find(String method, Class<?>... parameters) {
      try {
        return MethodHandles.privateLookupIn(ClassLoader.class, MethodHandles.lookup())
            .findVirtual(ClassLoader.class, method, MethodType.methodType(Class.class, parameters));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("this Java version has no ClassLoader." + method, e);
      }
    }

    void define(
        ClassLoader loader, @Nullable ProtectionDomain domain, String name, byte[] classFile) {
      try {
        Class<?> unused =
            (Class<?>)
                defineClass.invokeExact(loader, name, classFile, 0, classFile.length, domain);
      } catch (LinkageError e) {
        // It is there already if two threads load its owner at once, or if loading the owner failed
        // before.
        if (!isDefined(loader, name)) {
          throw e;
        }
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException("cannot define " + name, e);
      }
    }

    private boolean isDefined(ClassLoader loader, String name) {
      try {
        return (Class<?>) findLoadedClass.invokeExact(loader, name) != null;
      } catch (Throwable e) {
        throw new IllegalStateException("cannot look for " + name, e);
      }
    }
  }
}
