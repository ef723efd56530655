package dev.fermata.transformer.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param classPath where types could be looked up
 * @param roots the folders and jars to rewrite, which exist
 */
record Arguments(
    boolean help,
    boolean version,
    boolean dryRun,
    boolean quiet,
    List<Path> classPath,
    List<Path> roots) {

  static Arguments parse(String... args) throws UsageException {
    boolean help = false;
    boolean version = false;
    boolean dryRun = false;
    boolean quiet = false;
    boolean onlyRoots = false;
    List<Path> classPath = new ArrayList<>();
    List<Path> roots = new ArrayList<>();
    for (int i = 0; i < args.length; i++) {
      String arg = args[i];
      if (onlyRoots || !arg.startsWith("-")) {
        roots.add(root(arg));
      } else if (arg.equals("--")) {
        onlyRoots = true;
      } else if (arg.equals("--help") || arg.equals("-h")) {
        help = true;
      } else if (arg.equals("--version")) {
        version = true;
      } else if (arg.equals("--dry-run")) {
        dryRun = true;
      } else if (arg.equals("--quiet") || arg.equals("-q")) {
        quiet = true;
      } else if (arg.startsWith("--class-path=")) {
        addClassPath(arg.substring("--class-path=".length()), classPath);
      } else if (arg.equals("--class-path")) {
        i++;
        if (i == args.length) {
          throw new UsageException("--class-path needs a value");
        }
        addClassPath(args[i], classPath);
      } else {
        throw new UsageException("unknown option: " + arg);
      }
    }
    if (roots.isEmpty() && !help && !version) {
      throw new UsageException("no folder or jar to transform is given");
    }
    return new Arguments(help, version, dryRun, quiet, classPath, roots);
  }

  private static Path root(String arg) throws UsageException {
    Path root = path(arg);
    if (!Files.exists(root)) {
      throw new UsageException("there is no such folder or jar: " + arg);
    }
    return root;
  }

  private static void addClassPath(String value, List<Path> classPath) throws UsageException {
    for (String entry : value.split(File.pathSeparator, -1)) {
      if (!entry.isEmpty()) {
        classPath.add(path(entry));
      }
    }
  }

  private static Path path(String arg) throws UsageException {
    try {
      return Path.of(arg);
    } catch (InvalidPathException e) {
      throw new UsageException("this is no path: " + e.getMessage());
    }
  }
}
