package com.acme;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.run;
import static dev.fermata.Fermata.sleep;

import dev.fermata.Async;
import dev.fermata.Task;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Duration;
import lombok.Cleanup;
import lombok.NonNull;
import lombok.RequiredArgsConstructor;
import lombok.SneakyThrows;
import lombok.Value;
import lombok.val;

@RequiredArgsConstructor
public class Account {
  @Value
  static class Entry {
    String text;
    int amount;
  }

  private final String owner;

  @Async
  Task<Entry> load(@NonNull String text) {
    await(sleep(Duration.ofMillis(1)));
    return Task.of(new Entry(owner + " " + text, text.length()));
  }

  @Async
  @SneakyThrows
  Task<String> print() {
    @Cleanup Writer out = new StringWriter();
    val rent = await(load("rent"));
    out.write(rent.getText());
    val food = await(load("food!"));
    out.write(", " + food.getText() + ": " + (rent.getAmount() + food.getAmount()));
    return Task.of(out.toString());
  }

  public static void main(String[] args) {
    System.out.println(run(() -> new Account("Ada").print()));
  }
}
