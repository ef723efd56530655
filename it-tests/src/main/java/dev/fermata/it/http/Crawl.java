package dev.fermata.it.http;

import static dev.fermata.Fermata.*;
import static java.nio.file.StandardOpenOption.APPEND;

import dev.fermata.Async;
import dev.fermata.AsyncGenerator;
import dev.fermata.Task;
import dev.fermata.io.Http;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads all pages that an index links to at once, and writes down what they link to in turn. A page
 * that cannot be read is skipped.
 */
public final class Crawl {
  private static final Pattern LINK = Pattern.compile("href=\"([^\"]*)\"");
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Path found;
  private final List<String> skipped = new ArrayList<>();
  private int read;

  private Crawl(Path found) {
    this.found = found;
  }

  /** The links of a page, each as soon as its line has come. */
  @Async
  private AsyncGenerator<URI> links(URI page) throws IOException {
    var response = await(Http.send(http, HttpRequest.newBuilder(page).build(), Http.lines()));
    try (var lines = response.body()) {
      if (response.statusCode() != 200) {
        throw new IOException("status " + response.statusCode());
      }
      for (String line : each(lines)) {
        Matcher link = LINK.matcher(line);
        while (link.find()) {
          AsyncGenerator.yield(page.resolve(link.group(1)));
        }
      }
    }
    return AsyncGenerator.end();
  }

  /** Begins to read each page as soon as the index has told of it. */
  @Async
  private Task<Void> crawl(URI index) throws IOException {
    List<Task<Set<URI>>> pages = new ArrayList<>();
    for (URI page : each(links(index))) {
      pages.add(createTask(page.getPath(), () -> timeout(PATIENCE, () -> links(page).toSet())));
    }
    for (Task<Set<URI>> page : each(asCompleted(pages))) {
      try {
        await(append(page.name(), await(page, Exception.class)));
        read++;
      } catch (Exception e) {
        skipped.add(page.name() + ": " + e.getMessage());
      }
    }
    return Task.done();
  }

  private Task<Path> append(String page, Set<URI> links) {
    StringBuilder text = new StringBuilder();
    for (URI link : links) {
      text.append(page).append('\t').append(link.getPath()).append('\n');
    }
    return toThread(() -> Files.writeString(found, text, APPEND));
  }

  public static void main(String[] args) throws IOException {
    Crawl crawl = new Crawl(Files.createTempFile("links", ".tsv"));
    try (FlawedSite site = new FlawedSite()) {
      run(() -> crawl.crawl(site.index()));
      System.out.println(crawl.read + " pages read");
      crawl.skipped.stream().sorted().forEach(page -> System.out.println("skipped " + page));
      Files.readAllLines(crawl.found).stream().sorted().forEach(System.out::println);
    } finally {
      Files.delete(crawl.found);
    }
  }
}
