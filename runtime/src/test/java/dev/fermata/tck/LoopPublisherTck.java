package dev.fermata.tck;

import dev.fermata.EventLoop;
import dev.fermata.Fermata;
import dev.fermata.Task;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;

/** The rules for publishers, for one that runs in an event loop and waits between its items. */
public class LoopPublisherTck extends FlowPublisherVerification<Long> {
  private ExecutorService thread;
  private EventLoop loop;

  public LoopPublisherTck() {
    super(Kit.environment(), Kit.FORGETTING_MILLIS);
  }

  @BeforeClass
  public void startLoop() {
    thread = Executors.newSingleThreadExecutor();
    loop = EventLoop.over(thread);
  }

  @AfterClass(alwaysRun = true)
  public void stopLoop() {
    loop.close();
    thread.shutdown();
  }

  @Override
  public Flow.Publisher<Long> createFlowPublisher(long elements) {
    return loop.<Flow.Publisher<Long>>createTask(
            () ->
                Task.of(
                    Kit.upTo(elements)
                        .mapAsync(item -> Fermata.sleep(Duration.ZERO).thenApply(slept -> item))
                        .toPublisher()))
        .join();
  }

  @Override
  public Flow.Publisher<Long> createFailedFlowPublisher() {
    return InlinePublisherTck.alreadySubscribed(createFlowPublisher(1));
  }

  @Override
  public long maxElementsFromPublisher() {
    return Long.MAX_VALUE - 1;
  }
}
