package dev.fermata.it.process;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Async;
import dev.fermata.Task;
import dev.fermata.io.Subprocess;
import dev.fermata.io.SubprocessOptions;
import java.io.File;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/processes.md. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has none of these programs")
class ProcessesPageTest {
  @TempDir Path folder;

  @Test
  void runs() {
    assertThat(run(this::system)).isIn("Linux\n", "Darwin\n");
  }

  @Async
  private Task<String> system() throws Exception {
    String system = await(Subprocess.run("uname", "-s")).check().stdoutText();
    return Task.of(system);
  }

  @Test
  void runsWithOptions() {
    File listing = folder.resolve("listing").toFile();
    run(() -> list(listing));
    assertThat(listing).content().isEqualTo(".\n..\nlisting\n");
  }

  @Async
  private Task<Void> list(File listing) throws Exception {
    SubprocessOptions options =
        SubprocessOptions.defaults()
            .directory(folder)
            .environment("LC_ALL", "C")
            .stdout(Redirect.to(listing))
            .mergeStderr();
    await(Subprocess.run(List.of("ls", "-a"), options)).check();
    return Task.done();
  }

  @Test
  void talks() {
    assertThat(run(this::answer)).isEqualTo("hello");
  }

  @Async
  private Task<String> answer() throws Exception {
    try (Subprocess cat = await(Subprocess.exec(List.of("cat"), SubprocessOptions.pipes()))) {
      cat.stdin().write("hello\n");
      await(cat.stdin().drain());
      String answer = await(cat.stdout().readLine());
      return Task.of(answer);
    }
  }
}
