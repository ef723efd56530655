package dev.fermata.it.context;

import static dev.fermata.Fermata.*;

import dev.fermata.Async;
import dev.fermata.Promise;
import dev.fermata.Task;
import java.time.Duration;

/** Handles requests of two users, of which each is known by a thread-local. */
public final class CarriedUser {
  private CarriedUser() {}

  @Async
  static Task<String> handle(String user) {
    UserCarrier.USER.set(user);
    await(sleep(Duration.ZERO));
    String seen = await(toThread(UserCarrier.USER::get));
    return Task.of(UserCarrier.USER.get() + " " + seen);
  }

  @Async
  static Task<Void> program() {
    for (String line : await(gather(() -> handle("ann"), () -> handle("bob")))) {
      System.out.println(line);
    }
    return Task.done();
  }

  @Async
  static Task<Void> offAnyLoop(Promise<String> answer) {
    System.out.println(await(answer) + " " + UserCarrier.USER.get());
    return Task.done();
  }

  public static void main(String[] args) throws InterruptedException {
    // The first call of all, before which nothing has looked for carriers.
    UserCarrier.USER.set("main");
    Promise<String> answer = new Promise<>();
    Task<Void> call = offAnyLoop(answer);
    Thread other = new Thread(() -> answer.complete("answer for"));
    other.start();
    other.join();
    call.join();
    run(CarriedUser::program);
    System.out.println(UserCarrier.USER.get());
  }
}
