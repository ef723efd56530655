package dev.fermata.io.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResolveTest {
  private static List<InetAddress> addresses(String... literals) throws UnknownHostException {
    List<InetAddress> addresses = new ArrayList<>();
    for (String literal : literals) {
      addresses.add(InetAddress.getByName(literal));
    }
    return addresses;
  }

  @Test
  void familiesTakeTurnsAndTheFirstOneBegins() throws UnknownHostException {
    assertThat(Resolve.interleaved(addresses("::1", "::2", "::3", "10.0.0.1")))
        .isEqualTo(addresses("::1", "10.0.0.1", "::2", "::3"));
    assertThat(Resolve.interleaved(addresses("10.0.0.1", "10.0.0.2", "::1", "::2", "::3")))
        .isEqualTo(addresses("10.0.0.1", "::1", "10.0.0.2", "::2", "::3"));
  }

  @Test
  void oneFamilyKeepsItsOrder() throws UnknownHostException {
    List<InetAddress> only = addresses("10.0.0.3", "10.0.0.1", "10.0.0.2");
    assertThat(Resolve.interleaved(only)).isEqualTo(only);
  }

  @Test
  void anAddressIsItsOwnHost() throws UnknownHostException {
    assertThat(Resolve.all("127.0.0.1", 7)).hasToString("[/127.0.0.1:7]");
  }
}
