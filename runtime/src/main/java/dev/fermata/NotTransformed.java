package dev.fermata;

import java.io.IOException;
import java.io.InputStream;
import java.lang.StackWalker.StackFrame;
import java.util.Properties;
import java.util.Set;

/** What an {@code await} or a {@code yield} throws that is still there when the program runs. */
final class NotTransformed {
  private NotTransformed() {}

  static IllegalStateException await() {
    return call("await");
  }

  /**
   * @param what was called
   */
  static IllegalStateException call(String what) {
    Set<String> own =
        Set.of(
            NotTransformed.class.getName(),
            Fermata.class.getName(),
            Generator.class.getName(),
            Coroutine.class.getName(),
            AsyncCloseable.class.getName());
    StackFrame caller =
        StackWalker.getInstance()
            .walk(
                frames -> frames.dropWhile(frame -> own.contains(frame.getClassName())).findFirst())
            .orElseThrow();
    return new IllegalStateException(message(what, caller.toStackTraceElement(), version()));
  }

  private static String message(String what, StackTraceElement caller, String version) {
    return """
        %s was called in %s.%s(%s:%s), which Fermata has not transformed. Either have the build do it, in pom.xml:

          <plugin>
            <groupId>dev.fermata</groupId>
            <artifactId>fermata-maven-plugin</artifactId>
            <version>%s</version>
            <executions>
              <execution>
                <goals><goal>transform</goal><goal>transform-tests</goal></goals>
              </execution>
            </executions>
          </plugin>

        or start Java with the agent:

          -javaagent:fermata-agent-%s.jar

        Where one of them is in place, the method lacks the annotation @Async."""
        .formatted(
            what,
            caller.getClassName(),
            caller.getMethodName(),
            caller.getFileName(),
            caller.getLineNumber(),
            version,
            version);
  }

  /** The version of this library, from what Maven puts into its jar. */
  private static String version() {
    try (InputStream in =
        Fermata.class.getResourceAsStream(
            "/META-INF/maven/dev.fermata/fermata-runtime/pom.properties")) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "VERSION");
    } catch (IOException e) {
      return "VERSION";
    }
  }
}
