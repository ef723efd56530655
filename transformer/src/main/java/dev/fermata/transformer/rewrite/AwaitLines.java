package dev.fermata.transformer.rewrite;

import dev.fermata.transformer.model.AsyncMethod;
import dev.fermata.transformer.model.RuntimeNames;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassVisitor;

/**
 * Where the suspension points of a method are in the source. The runtime shows it to those who look
 * what a program waits for.
 */
record AwaitLines(String type, String method, @Nullable String file, int[] lines) {
  static AwaitLines of(
      List<SuspensionPoint> points, AsyncMethod method, @Nullable String sourceFile) {
    return new AwaitLines(
        method.owner().replace('/', '.'),
        method.name(),
        sourceFile,
        points.stream().mapToInt(SuspensionPoint::line).toArray());
  }

  /** Annotates a frame class, so that it costs nothing until somebody looks. */
  void writeTo(ClassVisitor frameClass) {
    AnnotationVisitor annotation =
        frameClass.visitAnnotation(RuntimeNames.AWAIT_LINES_DESCRIPTOR, true);
    annotation.visit("type", type);
    annotation.visit("method", method);
    if (file != null) {
      annotation.visit("file", file);
    }
    annotation.visit("lines", lines);
    annotation.visitEnd();
  }
}
