package dev.fermata.it.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fermata.Fermata;
import dev.fermata.io.CompletedProcess;
import dev.fermata.io.Subprocess;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A disk of its own, that only the program sees which fills it. */
@Timeout(120)
class FullDiskTest {
  private static final String MOUNTED =
      "mount -t tmpfs -o size=64k tmpfs \"$0\" && exec \"$@\" \"$0\"";

  @TempDir private Path disk;
  @TempDir private Path elsewhere;

  @Test
  void whatThereIsNoRoomForFailsAndLeavesWhatWasThere() throws IOException {
    assumeTrue(runOnDisk("true").exitCode() == 0, "no disk can be mounted here");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    CompletedProcess program =
        runOnDisk(
            java,
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            FullDiskProgram.class.getName(),
            elsewhere.toString());
    assertThat(program.stdoutText())
        .as("%s", program.stderrText())
        .isEqualTo(
            """
            write atomically: No space left on device; there is [old]
            text
            copy: No space left on device; there is [old]
            text
            write: No space left on device; there is [half, old]
            text
            some was written
            more text
            """);
  }

  private CompletedProcess runOnDisk(String... command) {
    String[] arguments = new String[command.length + 7];
    String[] mounted = {"--map-root-user", "--mount", "--", "sh", "-c", MOUNTED, disk.toString()};
    System.arraycopy(mounted, 0, arguments, 0, mounted.length);
    System.arraycopy(command, 0, arguments, mounted.length, command.length);
    return Fermata.run(() -> Subprocess.run("unshare", arguments));
  }
}
