package dev.fermata.transformer.rewrite;

import dev.fermata.transformer.model.AsyncClass;
import dev.fermata.transformer.model.AsyncCloseables;
import dev.fermata.transformer.model.AsyncMethod;
import dev.fermata.transformer.model.Callees;
import dev.fermata.transformer.model.RuntimeNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Rewrites all {@code @Async} methods of a class. */
public final class RewriteClass {
  private final ClassNode node;
  private final Callees callees;
  private final AsyncCloseables closeables;
  private final SortedMap<String, byte[]> frames = new TreeMap<>();
  private final Set<String> names = new HashSet<>();

  private RewriteClass(ClassNode node, Callees callees, AsyncCloseables closeables) {
    this.node = node;
    this.callees = callees;
    this.closeables = closeables;
  }

  /**
   * Rewrites {@code node} in place.
   *
   * @param node a class with expanded stack map frames that has not been rewritten
   * @param async its methods
   * @param callees what its methods may call directly
   * @param closeables what its methods may close
   * @return the frame classes by internal name
   */
  public static SortedMap<String, byte[]> apply(
      ClassNode node, AsyncClass async, Callees callees, AsyncCloseables closeables) {
    RewriteClass rewrite = new RewriteClass(node, callees, closeables);
    rewrite.rewrite(async);
    return rewrite.frames;
  }

  private void rewrite(AsyncClass async) {
    TaskBodies bodies = TaskBodies.in(node, callees);
    List<MethodNode> methods = new ArrayList<>();
    for (MethodNode method : node.methods) {
      AsyncMethod model = async.method(method.name, method.desc);
      if (model == null || !bodies.replace(model)) {
        methods.add(method);
      }
      if (model != null) {
        methods.add(
            new RewriteMethod(model, callees, closeables, node.version, node.sourceFile)
                .apply(method, frameNames(model), frames));
      }
    }
    methods.addAll(bodies.methods());
    node.methods = methods;
    mark();
  }

  private FrameNames frameNames(AsyncMethod method) {
    // Without a $ of its own: A.B$m and A$B.m are different methods.
    String base = node.name + "$" + method.name().replace('$', '_') + "$";
    if (method.kind().isGenerator()) {
      String kind = method.kind().internalName();
      return new FrameNames(unique(base + kind.substring(kind.lastIndexOf('/') + 1)), null);
    }
    String task = unique(base + "Task");
    return new FrameNames(task, method.bound() ? unique(base + "Frame") : null);
  }

  private String unique(String name) {
    String candidate = name;
    for (int number = 2; !names.add(candidate) || isInnerClass(candidate); number++) {
      candidate = name + number;
    }
    return candidate;
  }

  private boolean isInnerClass(String name) {
    return node.innerClasses.stream().anyMatch(inner -> inner.name.equals(name));
  }

  private void mark() {
    AnnotationNode mark = new AnnotationNode(RuntimeNames.REWRITTEN_DESCRIPTOR);
    mark.values =
        List.of("version", RuntimeNames.ABI_VERSION, "frames", new ArrayList<>(frames.keySet()));
    if (node.invisibleAnnotations == null) {
      node.invisibleAnnotations = new ArrayList<>();
    }
    node.invisibleAnnotations.add(mark);
  }

  /** The frame classes that a rewritten class names. */
  @SuppressWarnings("unchecked")
  public static List<String> framesOf(ClassNode node) {
    AnnotationNode mark =
        AsyncClass.annotation(node.invisibleAnnotations, RuntimeNames.REWRITTEN_DESCRIPTOR);
    if (mark == null || mark.values == null) {
      return List.of();
    }
    for (int i = 0; i < mark.values.size(); i += 2) {
      if (mark.values.get(i).equals("frames")) {
        return (List<String>) mark.values.get(i + 1);
      }
    }
    return List.of();
  }
}
