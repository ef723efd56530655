package dev.fermata.transformer.check;

import dev.fermata.transformer.model.AsyncClass;
import dev.fermata.transformer.model.RuntimeNames;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What {@code @Allow} allows in the methods of a class: as {@code @SuppressWarnings} does, it holds
 * for all that stands inside of what it is on. Classes around this one are only read when it
 * depends on them.
 */
public final class Allowances {
  private final ClassNode node;
  private final Lambdas lambdas;
  private final Function<String, byte @Nullable []> unit;

  private Allowances(ClassNode node, Function<String, byte @Nullable []> unit) {
    this.node = node;
    this.unit = unit;
    lambdas = Lambdas.in(node);
  }

  /**
   * @param node a class that has not been rewritten yet; it may be later
   * @param unit finds the classes around it by internal name
   */
  public static Allowances of(ClassNode node, Function<String, byte @Nullable []> unit) {
    return new Allowances(node, unit);
  }

  Lambdas lambdas() {
    return lambdas;
  }

  /** Whether a constant of {@code dev.fermata.Warning} is allowed in {@code method}. */
  boolean allow(String warning, MethodNode method) {
    for (MethodNode around = method; around != null; around = creator(around)) {
      if (names(warning, around.invisibleAnnotations)) {
        return true;
      }
    }
    return allowInClass(warning);
  }

  private @Nullable MethodNode creator(MethodNode method) {
    Lambdas.Creation creation = AsyncClass.isLambda(method) ? lambdas.creationOf(method) : null;
    return creation == null ? null : creation.creator();
  }

  private boolean allowInClass(String warning) {
    if (names(warning, node.invisibleAnnotations)) {
      return true;
    }
    String outerName = outerClass();
    byte[] outerFile = outerName == null ? null : unit.apply(outerName);
    if (outerFile == null) {
      return false;
    }
    ClassNode outer = new ClassNode();
    try {
      new ClassReader(outerFile).accept(outer, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    } catch (RuntimeException e) {
      // The class itself is reported when its own turn comes.
      return false;
    }
    Allowances around = new Allowances(outer, unit);
    for (MethodNode method : outer.methods) {
      if (method.name.equals(node.outerMethod) && method.desc.equals(node.outerMethodDesc)) {
        return around.allow(warning, method);
      }
    }
    return around.allowInClass(warning);
  }

  private @Nullable String outerClass() {
    for (InnerClassNode inner : node.innerClasses) {
      if (inner.name.equals(node.name) && inner.outerName != null) {
        return inner.outerName;
      }
    }
    // Of a local or anonymous class (JVMS 4.7.7).
    return node.outerClass;
  }

  private static boolean names(String warning, @Nullable List<AnnotationNode> annotations) {
    AnnotationNode allow = AsyncClass.annotation(annotations, RuntimeNames.ALLOW_DESCRIPTOR);
    if (allow == null || allow.values == null) {
      return false;
    }
    for (Object value : allow.values) {
      if (value instanceof List<?> constants) {
        for (Object constant : constants) {
          // An enum constant is a pair of its type and its name.
          if (constant instanceof String[] pair && pair[1].equals(warning)) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
