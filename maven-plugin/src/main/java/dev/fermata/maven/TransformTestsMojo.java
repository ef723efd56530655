package dev.fermata.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Rewrites the {@code @Async} methods of the project's test classes. */
@Mojo(
    name = "transform-tests",
    defaultPhase = LifecyclePhase.PROCESS_TEST_CLASSES,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters.
public final class TransformTestsMojo extends AbstractTransformMojo {
  /** The folder of the test class files; a unit by itself, apart from the project's classes. */
  @Parameter(
      defaultValue = "${project.build.testOutputDirectory}",
      readonly = true,
      required = true)
  File testClassesDirectory;

  @Override
  Path output() {
    return testClassesDirectory.toPath();
  }

  @Override
  List<String> sourceRoots() {
    return project.getTestCompileSourceRoots();
  }
}
