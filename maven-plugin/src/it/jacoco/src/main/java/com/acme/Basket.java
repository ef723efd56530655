package com.acme;

import static dev.fermata.Fermata.await;

import dev.fermata.Async;
import dev.fermata.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

public class Basket { // covered
  private final List<String> articles = new ArrayList<>(); // covered

  @Async
  public Task<Integer> add(List<CompletionStage<String>> pages, boolean strict) {
    int added = 0; // covered
    for (CompletionStage<String> page : pages) { // covered; rewritten first: partly
      try {
        String article = await(page); // covered
        articles.add(article); // covered
        added++; // covered
      } catch (IllegalStateException e) { // covered
        if (strict) { // partly
          await(report(e)); // missed
        }
      } finally {
        articles.add("|"); // covered
      }
    } // covered
    if (added > 100) { // partly
      articles.clear(); // missed
    }
    return Task.of(await(count(added))); // covered; rewritten first: partly
  }

  @Async
  private static Task<Integer> count(int added) {
    int sum = added; // covered
    sum += await(Task.of(0)); // covered; rewritten first: partly
    return Task.of(sum); // covered
  }

  @Async
  private Task<Void> report(Exception failure) {
    await(Task.done()); // missed
    articles.add(failure.toString()); // missed
    return Task.done(); // missed
  }

  public Supplier<Task<String>> joined(CompletionStage<String> separator) {
    return () -> { // covered
      String with = await(separator); // covered; rewritten first: partly
      return Task.of(String.join(with, articles)); // covered
    };
  }

  public int size() {
    return articles.size(); // missed
  }
}
