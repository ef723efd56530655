package dev.fermata.transformer.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReturnKindTest {
  @Test
  void isToldByTheReturnType() {
    assertThat(ReturnKind.of("()Ldev/fermata/Task;")).isEqualTo(ReturnKind.TASK);
    assertThat(ReturnKind.of("(I)Ljava/util/concurrent/CompletionStage;"))
        .isEqualTo(ReturnKind.COMPLETION_STAGE);
    assertThat(ReturnKind.of("()Ljava/util/concurrent/CompletableFuture;"))
        .isEqualTo(ReturnKind.COMPLETABLE_FUTURE);
    assertThat(ReturnKind.of("()V")).isEqualTo(ReturnKind.DETACHED);
  }

  @Test
  void otherTypesHaveNone() {
    assertThat(ReturnKind.of("()I")).isNull();
    assertThat(ReturnKind.of("()Ljava/lang/Object;")).isNull();
    assertThat(ReturnKind.of("()[Ldev/fermata/Task;")).isNull();
    assertThat(ReturnKind.of("()Ldev/fermata/Promise;")).isNull();
  }
}
