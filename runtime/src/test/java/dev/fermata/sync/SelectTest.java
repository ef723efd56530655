package dev.fermata.sync;

import static dev.fermata.sync.Select.onDone;
import static dev.fermata.sync.Select.onReceive;
import static dev.fermata.sync.Select.onSend;
import static dev.fermata.sync.Select.onTimeout;
import static dev.fermata.sync.Select.select;
import static dev.fermata.sync.Select.selectUnbiased;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Promise;
import dev.fermata.Task;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SelectTest {
  private final Turns turns = new Turns();
  private final Channel<String> left = Channel.open(1);
  private final Channel<String> right = Channel.open(1);
  private final Channel<String> rendezvous = Channel.open(0);

  private Task<String> receiveEither() {
    return select(
        onReceive(left.receiver(), item -> "left " + item),
        onReceive(right.receiver(), item -> "right " + item));
  }

  @Test
  void firstCaseThatIsReadyHappensAndTheOthersDoNot() {
    left.sender().trySend("a");
    right.sender().trySend("b");
    assertThat(receiveEither().resultNow()).isEqualTo("left a");
    assertThat(receiveEither().resultNow()).isEqualTo("right b");
  }

  @Test
  void waitsUntilOneCaseIsReady() {
    Task<String> select = turns.in(this::receiveEither);
    assertThat(select.isDone()).isFalse();
    turns.run(() -> right.sender().trySend("b"));
    turns.next();
    assertThat(select.resultNow()).isEqualTo("right b");
    left.sender().trySend("kept");
    assertThat(left.receiver().tryReceive()).isEqualTo("kept");
  }

  @Test
  void casesThatBecomeReadyInOneTurnLoseNothing() {
    Task<String> select = turns.in(this::receiveEither);
    turns.run(
        () -> {
          right.sender().trySend("b");
          left.sender().trySend("a");
        });
    turns.next();
    assertThat(select.resultNow()).isEqualTo("left a");
    assertThat(right.receiver().tryReceive()).isEqualTo("b");
  }

  @Test
  void itemMeantForACaseThatDoesNotHappenGoesToTheNextReceiver() {
    Task<String> select = turns.in(this::receiveEither);
    Task<String> next = turns.in(right.receiver()::receive);
    turns.run(
        () -> {
          right.sender().trySend("b");
          left.sender().trySend("a");
        });
    turns.next();
    assertThat(select.resultNow()).isEqualTo("left a");
    turns.next();
    assertThat(next.resultNow()).isEqualTo("b");
  }

  @Test
  void selectThatIsCancelledReceivesNothing() {
    Task<String> waiting = turns.in(this::receiveEither);
    turns.run(waiting::cancel);
    turns.next();
    Task<String> woken = turns.in(this::receiveEither);
    turns.run(
        () -> {
          left.sender().trySend("a");
          woken.cancel();
        });
    turns.next();
    assertThat(waiting.isCancelled()).isTrue();
    assertThat(woken.isCancelled()).isTrue();
    assertThat(left.receiver().tryReceive()).isEqualTo("a");
    assertThat(right.sender().trySend("b")).isTrue();
    assertThat(right.receiver().tryReceive()).isEqualTo("b");
  }

  @Test
  void sendsOnlyIfThatCaseHappens() {
    Task<String> select =
        turns.in(
            () ->
                select(
                    onReceive(left.receiver(), item -> "received " + item),
                    onSend(rendezvous.sender(), "x", () -> "sent")));
    turns.run(() -> left.sender().trySend("a"));
    turns.next();
    assertThat(select.resultNow()).isEqualTo("received a");
    Task<String> receive = turns.in(rendezvous.receiver()::receive);
    turns.next();
    turns.next();
    assertThat(receive.isDone()).isFalse();
  }

  @Test
  void sendsToWhoeverReceivesFirst() {
    Task<String> select =
        turns.in(
            () ->
                select(
                    onReceive(left.receiver(), item -> "received " + item),
                    onSend(rendezvous.sender(), "x", () -> "sent")));
    Task<String> receive = turns.in(rendezvous.receiver()::receive);
    turns.next();
    assertThat(select.resultNow()).isEqualTo("sent");
    turns.next();
    assertThat(receive.resultNow()).isEqualTo("x");
  }

  @Test
  void twoSelectsMeet() {
    Task<String> receiving =
        turns.in(() -> select(onReceive(rendezvous.receiver(), item -> "got " + item)));
    Task<String> sending = turns.in(() -> select(onSend(rendezvous.sender(), "x", () -> "sent")));
    turns.next();
    assertThat(sending.resultNow()).isEqualTo("sent");
    assertThat(receiving.resultNow()).isEqualTo("got x");
  }

  @Test
  void sendWhoseReceiverIsCancelledWaitsOn() {
    Task<String> select = turns.in(() -> select(onSend(rendezvous.sender(), "x", () -> "sent")));
    turns.run(
        () -> {
          Task<String> receive = rendezvous.receiver().receive();
          receive.cancel();
        });
    turns.next();
    assertThat(select.isDone()).isFalse();
    Task<String> receive = turns.in(rendezvous.receiver()::receive);
    turns.next();
    turns.next();
    assertThat(select.resultNow()).isEqualTo("sent");
    assertThat(receive.resultNow()).isEqualTo("x");
  }

  @Test
  void taskThatHasEndedIsACase() {
    Promise<Integer> promise = new Promise<>();
    Task<String> select =
        turns.in(
            () ->
                select(
                    onReceive(left.receiver(), item -> item),
                    onDone(promise, value -> "done " + value)));
    turns.run(() -> promise.complete(5));
    turns.next();
    turns.next();
    assertThat(select.resultNow()).isEqualTo("done 5");
  }

  @Test
  void taskThatFailsFailsTheSelect() {
    Task<Integer> failed = Task.failed(new IllegalArgumentException("bad"));
    assertThat(Turns.failureOf(select(onDone(failed, value -> value)))).hasMessage("bad");
  }

  @Test
  void taskOfACaseThatDoesNotHappenGoesOn() {
    Promise<Integer> promise = new Promise<>();
    Task<String> select =
        turns.in(
            () ->
                select(onReceive(left.receiver(), item -> item), onDone(promise, String::valueOf)));
    turns.run(() -> left.sender().trySend("a"));
    turns.next();
    assertThat(select.resultNow()).isEqualTo("a");
    assertThat(promise.isDone()).isFalse();
  }

  @Test
  void timeoutThatIsNotPositiveIsReadyAtOnce() {
    assertThat(
            select(onReceive(left.receiver(), item -> item), onTimeout(Duration.ZERO, () -> "late"))
                .resultNow())
        .isEqualTo("late");
  }

  @Test
  void unbiasedSelectPrefersNone() {
    Task<String> never = Task.of("one");
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      seen.add(
          selectUnbiased(
                  onDone(never, value -> "first"),
                  onDone(never, value -> "second"),
                  onDone(never, value -> "third"))
              .resultNow());
    }
    assertThat(seen).hasSize(3);
  }

  @Test
  void closedChannelFailsTheSelect() {
    Task<String> select = turns.in(this::receiveEither);
    turns.run(left.sender()::close);
    turns.next();
    assertThat(Turns.failureOf(select)).isInstanceOf(EndOfChannelException.class);
    Task<String> closed = turns.in(() -> select(onSend(rendezvous.sender(), "x", () -> "sent")));
    turns.run(rendezvous.sender()::close);
    turns.next();
    assertThat(Turns.failureOf(closed)).isInstanceOf(ChannelClosedException.class);
  }

  @Test
  void caseIsUsedByOneSelectAtATime() {
    Case<String> receive = onReceive(left.receiver(), item -> item);
    Task<String> first = turns.in(() -> select(receive));
    assertThatThrownBy(() -> select(receive))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("another select");
    turns.run(() -> left.sender().trySend("a"));
    turns.next();
    assertThat(first.resultNow()).isEqualTo("a");
    left.sender().trySend("b");
    assertThat(select(receive).resultNow()).isEqualTo("b");
  }

  @Test
  void selectThatCannotHappenIsAnError() {
    assertThatThrownBy(() -> select()).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                select(
                    onReceive(left.receiver(), item -> item),
                    onSend(left.sender(), "x", () -> "sent")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("both send to a channel and receive");
  }

  @Test
  void cannotWaitOffAnyLoop() {
    assertThat(Turns.failureOf(receiveEither()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Channel only in an event loop");
  }
}
