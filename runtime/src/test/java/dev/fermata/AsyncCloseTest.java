package dev.fermata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.abi.AsyncClose;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What is closed, and what says that nothing has transformed its caller. */
class AsyncCloseTest {
  private final Promise<Void> closing = new Promise<>();
  private final AsyncCloseable resource = () -> closing;

  @Test
  void resourceIsClosed() {
    assertThat((Object) AsyncClose.of(resource)).isSameAs(closing);
  }

  @Test
  void whatCannotBeClosedIsClosedAtOnce() {
    CompletionStage<?> closed = AsyncClose.of(new Object());

    assertThat(closed.toCompletableFuture()).isCompletedWithValue(null);
  }

  @Test
  void failureOfTheCloseIsSuppressed() {
    Exception failure = new Exception("body");
    Exception another = new Exception("close");

    AsyncClose.suppress(failure, another);

    assertThat(failure).hasSuppressedException(another);
  }

  @Test
  void whatFailsForTheReasonThatItIsClosedForIsNotSuppressedInItself() {
    Exception failure = new Exception("broken");

    AsyncClose.suppress(failure, failure);

    assertThat(failure).hasNoSuppressedExceptions();
  }

  @Test
  void eachOutsideOfATransformedMethodThrowsAndNamesTheMethod() {
    assertThatThrownBy(() -> Fermata.each((AsyncIterable<String>) () -> null))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("each was called in " + AsyncCloseTest.class.getName())
        .hasMessageContaining("which Fermata has not transformed");
  }

  @Test
  void closeOutsideOfATransformedMethodThrowsAndNamesTheMethod() {
    assertThatThrownBy(resource::close)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("close of an AsyncCloseable was called in ");
  }
}
