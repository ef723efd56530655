package dev.fermata.transformer.cli;

import dev.fermata.transformer.Problem;
import dev.fermata.transformer.files.InPlaceRewriter;
import dev.fermata.transformer.files.RewriteResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * {@code java -jar fermata-transformer-VERSION-cli.jar DIR_OR_JAR...}: rewrites class files in
 * place.
 */
public final class Main {
  static final int OK = 0;
  static final int ERRORS = 1;
  static final int USAGE = 2;

  private static final String BUILD_PROPERTIES =
      "/META-INF/maven/dev.fermata/fermata-transformer/pom.properties";

  private static final String HELP =
      """
      Rewrites the @Async methods in class files, in place: all of them, or none if one has an error.

      Usage: java -jar fermata-transformer-VERSION-cli.jar [OPTION]... DIR_OR_JAR...

        --class-path PATH  where the classes of libraries are; not needed now, may be used for
                           better code later
        --dry-run          check everything and say what would be done, but change no file
        -q, --quiet        print errors and warnings only
        -h, --help         print this and exit
        --version          print the version and exit

      Exit status: 0 if all is well, 1 if there were errors (no file has changed then),
      2 if the command line is wrong.\
      """;

  private final PrintStream out;
  private final PrintStream err;

  Main(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Runs and ends the virtual machine with the exit status. */
  public static void main(String[] args) {
    System.exit(new Main(System.out, System.err).run(args));
  }

  /** Returns the exit status. */
  int run(String... args) {
    Arguments arguments;
    try {
      arguments = Arguments.parse(args);
    } catch (UsageException e) {
      err.println("fermata: " + e.getMessage());
      err.println("Try --help.");
      return USAGE;
    }
    if (arguments.help()) {
      out.println(HELP);
      return OK;
    }
    if (arguments.version()) {
      out.println("fermata " + version());
      return OK;
    }
    return rewrite(arguments);
  }

  private int rewrite(Arguments arguments) {
    for (Path entry : arguments.classPath()) {
      if (!Files.exists(entry)) {
        err.println("fermata: warning: there is no such class path entry: " + entry);
      }
    }
    InPlaceRewriter rewriter = new InPlaceRewriter();
    RewriteResult result =
        arguments.dryRun()
            ? rewriter.check(arguments.roots())
            : rewriter.rewrite(arguments.roots());
    for (Problem problem : result.problems()) {
      err.println(problem);
    }
    String summary = "fermata: " + (arguments.dryRun() ? "dry run: " : "") + result.summary();
    if (result.failed()) {
      err.println(summary);
      return ERRORS;
    }
    if (!arguments.quiet()) {
      out.println(summary);
    }
    return OK;
  }

  /** From what Maven adds to the jar. */
  private static String version() {
    Properties properties = new Properties();
    try (InputStream in = Main.class.getResourceAsStream(BUILD_PROPERTIES)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      // Then it is unknown.
    }
    return properties.getProperty("version", "(version unknown: not run from its jar)");
  }
}
