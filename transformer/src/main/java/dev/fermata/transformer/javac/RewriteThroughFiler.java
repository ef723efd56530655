package dev.fermata.transformer.javac;

import dev.fermata.transformer.Problem;
import dev.fermata.transformer.Severity;
import dev.fermata.transformer.Transformation;
import dev.fermata.transformer.Transformer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Filer;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/**
 * Rewrites class files that are in no folder, for compilations in memory. The {@link Filer} is the
 * only public way to the file manager of javac.
 */
final class RewriteThroughFiler {
  private static final String CLASS_SUFFIX = ".class";

  private final Filer filer;
  private final Transformer transformer = new Transformer();
  private final Map<CompiledClass, byte[]> classFiles = new LinkedHashMap<>();
  private final Map<String, byte[]> byName = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private RewriteThroughFiler(Filer filer) {
    this.filer = filer;
  }

  /** Rewrites all, or none if there is an error; returns what there is to tell. */
  static List<Problem> rewrite(List<CompiledClass> classes, Filer filer) {
    RewriteThroughFiler rewriting = new RewriteThroughFiler(filer);
    classes.forEach(rewriting::read);
    Map<CompiledClass, Transformation> changed = rewriting.transform();
    if (rewriting.problems.stream().noneMatch(p -> p.severity() == Severity.ERROR)) {
      changed.forEach(rewriting::write);
    }
    return rewriting.problems;
  }

  private void read(CompiledClass compiled) {
    try {
      FileObject file =
          filer.getResource(
              StandardLocation.CLASS_OUTPUT, packageIn(compiled), compiled.fileName());
      try (InputStream in = file.openInputStream()) {
        byte[] classFile = in.readAllBytes();
        classFiles.put(compiled, classFile);
        byName.put(compiled.internalName(), classFile);
      }
    } catch (IOException | RuntimeException e) {
      problems.add(unreachable("FERMATA-101", "cannot read ", compiled, e));
    }
  }

  private Map<CompiledClass, Transformation> transform() {
    Map<CompiledClass, Transformation> changed = new LinkedHashMap<>();
    classFiles.forEach(
        (compiled, classFile) -> {
          Transformation result =
              transformer.transform(classFile, byName::get, compiled.binaryName());
          problems.addAll(result.problems());
          if (result.rewritten() != null) {
            changed.put(compiled, result);
          }
        });
    return changed;
  }

  private void write(CompiledClass compiled, Transformation result) {
    try {
      for (Map.Entry<String, byte[]> frame : result.frames().entrySet()) {
        String name = frame.getKey();
        write(
            packageIn(compiled),
            name.substring(name.lastIndexOf('/') + 1) + CLASS_SUFFIX,
            frame.getValue());
      }
      byte[] rewritten = result.rewritten();
      if (rewritten != null) {
        write(packageIn(compiled), compiled.fileName(), rewritten);
      }
    } catch (IOException | RuntimeException e) {
      problems.add(unreachable("FERMATA-105", "cannot write ", compiled, e));
    }
  }

  private void write(String inPackage, String fileName, byte[] content) throws IOException {
    FileObject file = filer.createResource(StandardLocation.CLASS_OUTPUT, inPackage, fileName);
    try (OutputStream out = file.openOutputStream()) {
      out.write(content);
    }
  }

  /** As the filer wants it. */
  private static String packageIn(CompiledClass compiled) {
    String inPackage = compiled.packagePath().replace('/', '.');
    return compiled.module().isEmpty() ? inPackage : compiled.module() + "/" + inPackage;
  }

  private static Problem unreachable(
      String id, String what, CompiledClass compiled, Exception failure) {
    return new Problem(
        Severity.ERROR,
        id,
        what
            + compiled.binaryName()
            + ", which was compiled to no folder, through this compiler's file manager ("
            + failure
            + "). Compile to a folder, or use Fermata's agent.",
        compiled.binaryName(),
        null,
        null,
        0);
  }
}
