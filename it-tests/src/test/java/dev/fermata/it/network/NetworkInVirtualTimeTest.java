package dev.fermata.it.network;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Async;
import dev.fermata.Task;
import dev.fermata.io.Connection;
import dev.fermata.io.Network;
import dev.fermata.io.Server;
import dev.fermata.test.TestLoop;
import dev.fermata.test.junit.VirtualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A server and its clients in one loop whose clock jumps. */
@VirtualTime
class NetworkInVirtualTimeTest {

  @Async
  private static Task<Void> answerAfterAnHour(Connection client) {
    String question = await(client.reader().readLine());
    await(sleep(Duration.ofHours(1)));
    client.writer().write(question + "!\n");
    return Task.done();
  }

  @Test
  @Async
  void aServerThatTakesAnHourAnswersAtOnce() {
    try (Server server =
            await(Network.listen("127.0.0.1", 0, NetworkInVirtualTimeTest::answerAfterAnHour));
        Connection client = await(Network.connect("127.0.0.1", server.port()))) {
      client.writer().write("hello\n");
      assertThat(await(client.reader().readLine())).isEqualTo("hello!");
    }
    assertThat(TestLoop.current().elapsed()).isEqualTo(Duration.ofHours(1));
  }
}
