package dev.fermata.it.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class FewDescriptorsTest {
  private static final int LIMIT = 160;

  @Test
  void whatNeedsADescriptorFailsAndAServerWaitsForOne() throws IOException {
    try (Program program = Program.javaWithFiles(LIMIT, FewDescriptorsProgram.class)) {
      assertThat(program.readAll())
          .isEqualTo(
              """
              Cannot connect to /127.0.0.1:PORT: Too many open files
              Cannot listen on /127.0.0.1:PORT: Too many open files
              The server on /127.0.0.1:PORT accepts no clients for 1 s
              recovered
              """);
    }
  }
}
