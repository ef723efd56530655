package dev.fermata.transformer.javac;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;

/**
 * Warns where {@link FermataProcessor} does not run. javac starts plugins that it finds even where
 * it runs no processors: by default from JDK 23 on, or because of {@code -proc:none}.
 */
public final class FermataPlugin implements Plugin {
  /** Called by javac. */
  public FermataPlugin() {}

  @Override
  public String getName() {
    return "Fermata";
  }

  @Override
  public boolean autoStart() {
    return true;
  }

  @Override
  public void init(JavacTask task, String... arguments) {
    task.addTaskListener(new WarnWithoutProcessing(task));
  }
}
