package dev.fermata.maven;

import dev.fermata.transformer.Problem;
import dev.fermata.transformer.Severity;
import dev.fermata.transformer.files.InPlaceRewriter;
import dev.fermata.transformer.files.RewriteResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** Rewrites the class files of one output folder in place. */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters.
abstract class AbstractTransformMojo extends AbstractMojo {
  /** The project that is built. */
  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  MavenProject project;

  /** Leaves all classes as the compiler wrote them. */
  @Parameter(property = "fermata.skip", defaultValue = "false")
  boolean skip;

  /** Where the compiler wrote the classes. */
  abstract Path output();

  /** Where their sources may be. */
  abstract List<String> sourceRoots();

  @Override
  public final void execute() throws MojoFailureException {
    if (skip) {
      getLog().info("Not transforming: fermata.skip is set");
      return;
    }
    if (project.getPackaging().equals("pom")) {
      getLog().info("Nothing to transform in a project with packaging pom");
      return;
    }
    Path output = output();
    if (!Files.isDirectory(output)) {
      getLog().info("Nothing to transform: there is no " + output);
      return;
    }
    report(rewrite(output));
  }

  RewriteResult rewrite(Path output) {
    return new InPlaceRewriter().rewrite(List.of(output));
  }

  private void report(RewriteResult result) throws MojoFailureException {
    ProblemFormat format = new ProblemFormat(sourceRoots());
    for (Problem problem : result.problems()) {
      if (problem.severity() == Severity.ERROR) {
        getLog().error(format.format(problem));
      } else {
        getLog().warn(format.format(problem));
      }
    }
    if (result.failed()) {
      throw new MojoFailureException(
          "Fermata could not transform the classes: "
              + result.summary()
              + ". The errors are listed above.");
    }
    getLog().info(result.summary());
  }
}
