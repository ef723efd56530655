package dev.fermata.transformer.javac;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.annotation.processing.Filer;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** Finds the folders that javac writes class files to. */
final class OutputFolders {
  private static final String PROBE_PACKAGE = "fermata";
  private static final String PROBE_FILE = "output";

  private final Filer filer;
  private final Map<String, Probe> byModule = new HashMap<>();

  /** Where a file would lie that a processor asks for. */
  private record Probe(@Nullable Path file) {}

  OutputFolders(Filer filer) {
    this.filer = filer;
  }

  /** The folder that a class is in, or below by its package; null if the output is in no folder. */
  @Nullable Path of(CompiledClass compiled) {
    Path probe = byModule.computeIfAbsent(compiled.module(), this::probe).file();
    if (probe == null) {
      return null;
    }
    Path inPackage = probe.getParent();
    if (inPackage != null && inPackage.endsWith(PROBE_PACKAGE)) {
      return inPackage.getParent();
    }
    // There is no -d, and javac writes beside the source.
    return besideSource(compiled);
  }

  private Probe probe(String module) {
    String inPackage = module.isEmpty() ? PROBE_PACKAGE : module + "/" + PROBE_PACKAGE;
    try {
      return new Probe(
          path(filer.getResource(StandardLocation.CLASS_OUTPUT, inPackage, PROBE_FILE).toUri()));
    } catch (IOException e) {
      return new Probe(null);
    }
  }

  private static @Nullable Path besideSource(CompiledClass compiled) {
    Path source = compiled.source() == null ? null : path(compiled.source());
    Path folder = source == null ? null : source.getParent();
    String inPackage = compiled.packagePath();
    if (folder == null || inPackage.isEmpty() || !folder.endsWith(inPackage)) {
      return folder;
    }
    for (int depth = inPackage.split("/").length; depth > 0 && folder != null; depth--) {
      folder = folder.getParent();
    }
    return folder;
  }

  private static @Nullable Path path(URI uri) {
    try {
      return Path.of(uri);
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return null;
    }
  }
}
