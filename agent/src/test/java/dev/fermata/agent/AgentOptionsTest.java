package dev.fermata.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AgentOptionsTest {
  @Test
  void noOptionsAreTheDefaults() {
    assertThat(AgentOptions.parse(null)).isEqualTo(new AgentOptions(false));
    assertThat(AgentOptions.parse("")).isEqualTo(new AgentOptions(false));
  }

  @Test
  void verboseIsUnderstood() {
    assertThat(AgentOptions.parse("verbose").verbose()).isTrue();
  }

  @Test
  void anUnknownOptionIsRefused() {
    assertThatThrownBy(() -> AgentOptions.parse("verbose,turbo=1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unknown option \"turbo=1\"; there is only one: verbose");
  }
}
