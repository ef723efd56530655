package dev.fermata.transformer;

import dev.fermata.transformer.check.Allowances;
import dev.fermata.transformer.check.CheckCodeSizes;
import dev.fermata.transformer.check.CheckMethods;
import dev.fermata.transformer.check.Misuse;
import dev.fermata.transformer.check.StaleLinks;
import dev.fermata.transformer.check.TypeHierarchy;
import dev.fermata.transformer.model.AsyncClass;
import dev.fermata.transformer.model.AsyncCloseables;
import dev.fermata.transformer.model.RuntimeNames;
import dev.fermata.transformer.rewrite.RewriteClass;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Rewrites the {@code @Async} methods of class files into state machines. The same input always
 * gives the same output, a class that has been rewritten stays as it is, and no class of the
 * application is loaded.
 *
 * <p>Safe for use by several threads.
 */
public final class Transformer {
  /** The version of the runtime's interface that rewritten classes need. */
  public static final int ABI_VERSION = RuntimeNames.ABI_VERSION;

  private static final int OLDEST_VERSION = Opcodes.V1_8;

  /** JVMS 4.1: their count has two bytes, and is one more than there are. */
  private static final int MOST_CONSTANTS = 65_534;

  private final CalleeCache callees = new CalleeCache();

  /** Creates a transformer. */
  public Transformer() {}

  /**
   * Whether a class file can hold {@code @Async} methods or awaits, or has been rewritten before.
   * This only looks at the constant pool.
   *
   * @param classFile the class file
   * @return true also for what is no class file, so that {@link #transform} reports it
   */
  public static boolean isCandidate(byte[] classFile) {
    return ConstantPoolScan.findsMarker(classFile);
  }

  /**
   * Rewrites a class file. Never throws because of what is in the file: that is reported as a
   * {@link Problem}.
   *
   * @param classFile the class file
   * @param unit what is transformed together with it
   * @param sourceName names the file in messages when it cannot be read
   * @return what became of it
   */
  public Transformation transform(byte[] classFile, ClassUnit unit, String sourceName) {
    ClassNode node = new ClassNode();
    try {
      boolean candidate = isCandidate(classFile);
      if (ClassFileVersion.isTooNew(classFile)) {
        return tooNew(classFile, candidate, sourceName);
      }
      if (!candidate) {
        return Transformation.unchanged(null, List.of());
      }
      new ClassReader(classFile).accept(node, ClassReader.EXPAND_FRAMES);
    } catch (RuntimeException e) {
      return unreadable(sourceName, e);
    }
    List<Problem> problems = new ArrayList<>();
    try {
      return transform(new ClassReader(classFile), node, unit, problems);
    } catch (ClassTooLargeException e) {
      problems.add(tooLarge(node, e.getConstantPoolCount()));
      return Transformation.unchanged(node.name, problems);
    } catch (UncheckedIOException e) {
      problems.add(unreadableUnit(node, e));
      return Transformation.unchanged(node.name, problems);
    } catch (RuntimeException | AssertionError e) {
      problems.add(
          error(
              node,
              "FERMATA-009",
              "the transformer failed on this class, which is a bug in Fermata; please report it"
                  + " with the class file: "
                  + e,
              null));
      return Transformation.unchanged(node.name, problems);
    }
  }

  private Transformation transform(
      ClassReader reader, ClassNode node, ClassUnit unit, List<Problem> problems) {
    if (AsyncClass.isRewritten(node)) {
      for (Misuse misuse : StaleLinks.of(node, callees.of(unit))) {
        problems.add(problem(node, misuse));
      }
      return Transformation.unchanged(node.name, problems);
    }
    AsyncCloseables closeables = new AsyncCloseables(unit::classFile);
    Allowances allowances = Allowances.of(node, unit::classFile);
    TypeHierarchy types = TypeHierarchy.of(unit::classFile);
    for (Misuse misuse : CheckMethods.of(node, allowances, closeables, types)) {
      problems.add(problem(node, misuse));
      if (!misuse.isWarning()) {
        // The others are rewritten all the same, for what may be wrong with them.
        node.methods.removeIf(method -> isMethod(misuse, method));
      }
    }
    AsyncClass async = AsyncClass.of(node);
    if (async.methods().isEmpty()) {
      return Transformation.unchanged(node.name, problems);
    }
    if ((node.version & 0xFFFF) < OLDEST_VERSION) {
      problems.add(
          error(
              node,
              "FERMATA-010",
              "class files from before Java 8 cannot be rewritten. Compile with --release 8 or"
                  + " later.",
              new Correction("javac --release 7 ...", "javac --release 8 ...")));
      return Transformation.unchanged(node.name, problems);
    }
    SortedMap<String, byte[]> frames =
        RewriteClass.apply(node, async, callees.of(unit), closeables);
    byte[] rewritten =
        WriteClass.of(
            reader,
            node,
            (method, size) -> problems.add(problem(node, CheckCodeSizes.tooLarge(method, size))));
    if (problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)) {
      return Transformation.unchanged(node.name, problems);
    }
    for (Misuse misuse : CheckCodeSizes.of(rewritten, node, async, allowances)) {
      problems.add(problem(node, misuse));
    }
    return new Transformation(node.name, rewritten, frames, problems);
  }

  private static boolean isMethod(Misuse misuse, MethodNode method) {
    return method.name.equals(misuse.method()) && method.desc.equals(misuse.descriptor());
  }

  /**
   * The frame classes of a class that has been rewritten.
   *
   * @param classFile a class file
   * @return their internal names; empty if the class has not been rewritten
   */
  public static SortedSet<String> framesOf(byte[] classFile) {
    if (!isCandidate(classFile)) {
      return Collections.emptySortedSet();
    }
    ClassNode node = new ClassNode();
    try {
      new ClassReader(classFile)
          .accept(node, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    } catch (RuntimeException e) {
      return Collections.emptySortedSet();
    }
    return new TreeSet<>(RewriteClass.framesOf(node));
  }

  /**
   * The class that a generated frame class belongs to.
   *
   * @param classFile a class file
   * @return its internal name; null if this is no generated frame class
   */
  public static @Nullable String ownerOfFrame(byte[] classFile) {
    if (!isCandidate(classFile)) {
      return null;
    }
    FrameOwnerFinder finder = new FrameOwnerFinder();
    try {
      new ClassReader(classFile)
          .accept(finder, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    } catch (RuntimeException e) {
      return null;
    }
    return finder.owner;
  }

  private static Transformation tooNew(byte[] classFile, boolean candidate, String sourceName) {
    int major = ClassFileVersion.major(classFile);
    String message =
        "class file version "
            + major
            + " is newer than this Fermata knows; "
            + (candidate
                ? "update Fermata, or compile with a lower --release"
                : "left as it is, since it does not use Fermata");
    return Transformation.unchanged(
        null,
        List.of(
            new Problem(
                candidate ? Severity.ERROR : Severity.WARNING,
                "FERMATA-002",
                message,
                null,
                null,
                sourceName,
                0)));
  }

  private static Transformation unreadable(String sourceName, RuntimeException cause) {
    return Transformation.unchanged(
        null,
        List.of(
            new Problem(
                Severity.ERROR,
                "FERMATA-001",
                "not a class file, or a truncated one (" + cause + "). Delete it and build again.",
                null,
                null,
                sourceName,
                0)));
  }

  private static Problem tooLarge(ClassNode node, int constantPoolCount) {
    return error(
        node,
        "FERMATA-008",
        "the class is too large: "
            + (constantPoolCount - 1)
            + " entries in its constant pool after rewriting, where a class file allows "
            + MOST_CONSTANTS
            + ". Move some of its members to another class.",
        null);
  }

  private static Problem unreadableUnit(ClassNode node, UncheckedIOException failure) {
    return error(
        node,
        "FERMATA-101",
        failure.getMessage()
            + ", to which this class may be linked ("
            + failure.getCause()
            + "). Give the permission to read it, or build it again.",
        null);
  }

  private static Problem error(
      ClassNode node, String id, String message, @Nullable Correction correction) {
    String name = node.name.replace('/', '.');
    return new Problem(Severity.ERROR, id, message, name, null, node.sourceFile, 0, correction);
  }

  private static Problem problem(ClassNode node, Misuse misuse) {
    return new Problem(
        misuse.isWarning() ? Severity.WARNING : Severity.ERROR,
        misuse.id(),
        misuse.message(),
        node.name.replace('/', '.'),
        misuse.method(),
        node.sourceFile,
        misuse.line(),
        new Correction(misuse.wrong(), misuse.right()));
  }

  private static final class FrameOwnerFinder extends ClassVisitor {
    private @Nullable String owner;

    FrameOwnerFinder() {
      super(Opcodes.ASM9);
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      if (!descriptor.equals(RuntimeNames.FRAME_OF_DESCRIPTOR)) {
        return null;
      }
      return new AnnotationVisitor(Opcodes.ASM9) {
        @Override
        public void visit(String name, Object value) {
          owner = (String) value;
        }
      };
    }
  }
}
