package dev.fermata.transformer.check;

import dev.fermata.transformer.flow.SourceLines;
import dev.fermata.transformer.model.AsyncClass;
import dev.fermata.transformer.model.AsyncMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds methods that rewriting has made too large, once they are written. */
public final class CheckCodeSizes {
  /** JVMS 4.7.3. */
  private static final int MOST_BYTES = 65_535;

  /**
   * HotSpot only ever interprets larger methods ({@code HugeMethodLimit}, which product builds do
   * not let one change).
   */
  private static final int MOST_COMPILED_BYTES = 8_000;

  private CheckCodeSizes() {}

  /** The error for a method that cannot be written. */
  public static Misuse tooLarge(MethodNode method, int size) {
    return new Misuse(
        "FERMATA-008",
        "the method is too large: "
            + size
            + " bytes after rewriting, where a class file allows "
            + MOST_BYTES
            + ". Split it.",
        method.name,
        method.desc,
        SourceLines.firstFrom(method.instructions.getFirst()),
        whole(method),
        split(method),
        null);
  }

  /**
   * The warnings for methods that are slow because of their size.
   *
   * @param rewritten the new class file
   * @param node the class after it has been rewritten
   * @param async its methods
   * @param allowances what was found before it was rewritten
   */
  public static List<Misuse> of(
      byte[] rewritten, ClassNode node, AsyncClass async, Allowances allowances) {
    List<Misuse> found = new ArrayList<>();
    Map<String, Integer> sizes = CodeSizes.of(rewritten);
    for (AsyncMethod method : async.methods()) {
      int size = sizes.getOrDefault(method.name() + method.twinDescriptor(), 0);
      if (size > MOST_COMPILED_BYTES) {
        MethodNode wrapper = find(node, method.name(), method.descriptor());
        MethodNode twin = find(node, method.name(), method.twinDescriptor());
        if (!allowances.allow("HUGE_METHOD", wrapper)) {
          MethodInClass inClass = new MethodInClass(node, wrapper, allowances.lambdas());
          found.add(huge(inClass, SourceLines.firstFrom(twin.instructions.getFirst()), size));
        }
      }
    }
    return found;
  }

  private static Misuse huge(MethodInClass method, int line, int size) {
    return method.warning(
        "HUGE_METHOD",
        "FERMATA-016",
        line,
        "this method has "
            + size
            + " bytes of bytecode after rewriting, and HotSpot never compiles one over "
            + MOST_COMPILED_BYTES
            + ": it stays slow. Split it, or run with -XX:-DontCompileHugeMethods.",
        whole(method.node()),
        split(method.node()));
  }

  private static String whole(MethodNode method) {
    return "@Async ... " + method.name + "(...) { /* everything */ }";
  }

  private static String split(MethodNode method) {
    return "@Async ... " + method.name + "(...) { await(first(...)); await(second(...)); ... }";
  }

  private static MethodNode find(ClassNode node, String name, String descriptor) {
    for (MethodNode method : node.methods) {
      if (method.name.equals(name) && method.desc.equals(descriptor)) {
        return method;
      }
    }
    throw new IllegalStateException("no method " + name + descriptor + " in " + node.name);
  }
}
