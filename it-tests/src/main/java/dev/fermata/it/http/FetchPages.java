package dev.fermata.it.http;

import static dev.fermata.Fermata.*;

import dev.fermata.Async;
import dev.fermata.Task;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** Fetches 200 pages at once, and counts what came of it. */
public final class FetchPages {
  private static final int PAGES = 200;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  // No locks: whatever thread completes a response, the tasks go on in the loop's.
  private int refused;
  private int broken;
  private int characters;

  private FetchPages() {}

  @Async
  private Task<Boolean> fetch(URI page) {
    HttpRequest request = HttpRequest.newBuilder(page).build();
    try {
      HttpResponse<String> response =
          await(http.sendAsync(request, BodyHandlers.ofString()), IOException.class);
      if (response.statusCode() != 200) {
        refused++;
        return Task.of(false);
      }
      characters += response.body().length();
      return Task.of(true);
    } catch (IOException e) {
      broken++;
      return Task.of(false);
    }
  }

  @Async
  private Task<Integer> fetchAll(PageServer server) {
    List<Task<Boolean>> fetches = new ArrayList<>();
    for (int number = 1; number <= PAGES; number++) {
      fetches.add(fetch(server.page(number)));
    }
    int fetched = 0;
    for (boolean ok : await(gather(fetches))) {
      if (ok) {
        fetched++;
      }
    }
    return Task.of(fetched);
  }

  public static void main(String[] args) throws IOException {
    FetchPages client = new FetchPages();
    int fetched;
    try (PageServer server = new PageServer(PAGES)) {
      fetched = run(() -> client.fetchAll(server));
    }
    System.out.println(PAGES + " pages asked for at once");
    System.out.println(fetched + " fetched, " + client.characters + " characters");
    System.out.println(client.refused + " refused by the server");
    System.out.println(client.broken + " broken off");
  }
}
