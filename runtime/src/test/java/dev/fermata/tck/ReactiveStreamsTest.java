package dev.fermata.tck;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The rules of Reactive Streams, as its own kit tests them. */
class ReactiveStreamsTest {
  @TestFactory
  Stream<DynamicTest> aGeneratorIsAPublisherThatRunsInTheThreadsOfItsRequests() {
    return TestNgTests.of(InlinePublisherTck.class);
  }

  @TestFactory
  Stream<DynamicTest> aGeneratorIsAPublisherThatRunsInAnEventLoop() {
    return TestNgTests.of(LoopPublisherTck.class);
  }

  @TestFactory
  Stream<DynamicTest> aGeneratorSubscribesToPublishers() {
    return TestNgTests.of(SubscriberTck.class);
  }
}
