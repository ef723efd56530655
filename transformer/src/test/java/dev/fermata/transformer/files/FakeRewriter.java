package dev.fermata.transformer.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fermata.transformer.ClassUnit;
import dev.fermata.transformer.Problem;
import dev.fermata.transformer.Severity;
import dev.fermata.transformer.Transformation;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Transforms "class files" that are lines of text, so that these tests are about files alone:
 *
 * <ul>
 *   <li>{@code plain NAME}: nothing to do
 *   <li>{@code async NAME FRAME...}: becomes {@code done NAME FRAME...}, and each frame a {@code
 *       frame NAME}
 *   <li>{@code warn NAME}: as async, with a warning
 *   <li>{@code wrong NAME}: has an error
 *   <li>anything else is garbage
 * </ul>
 */
final class FakeRewriter implements Rewriter {
  @Override
  public Transformation transform(byte[] classFile, ClassUnit unit, String sourceName) {
    String[] words = words(classFile);
    String name = words.length > 1 ? words[1] : null;
    return switch (words[0]) {
      case "async" -> rewritten(words, List.of());
      case "warn" -> rewritten(words, List.of(problem(Severity.WARNING, "careful with " + name)));
      case "done", "plain" -> unchanged(name, List.of());
      case "wrong" -> unchanged(name, List.of(problem(Severity.ERROR, "wrong: " + name)));
      default -> unchanged(null, List.of(problem(Severity.ERROR, "garbage: " + sourceName)));
    };
  }

  @Override
  public SortedSet<String> framesOf(byte[] classFile) {
    String[] words = words(classFile);
    return words[0].equals("done") ? frames(words) : new TreeSet<>();
  }

  @Override
  public @Nullable String ownerOfFrame(byte[] classFile) {
    String[] words = words(classFile);
    return words[0].equals("frame") ? words[1] : null;
  }

  private static Transformation rewritten(String[] words, List<Problem> problems) {
    SortedMap<String, byte[]> frames = new TreeMap<>();
    for (String frame : frames(words)) {
      frames.put(frame, ("frame " + words[1]).getBytes(UTF_8));
    }
    String[] done = words.clone();
    done[0] = "done";
    return new Transformation(words[1], String.join(" ", done).getBytes(UTF_8), frames, problems);
  }

  private static Transformation unchanged(@Nullable String name, List<Problem> problems) {
    return new Transformation(name, null, new TreeMap<>(), problems);
  }

  private static Problem problem(Severity severity, String message) {
    return new Problem(severity, "FERMATA-999", message, null, null, null, 0);
  }

  private static SortedSet<String> frames(String[] words) {
    return new TreeSet<>(Arrays.asList(words).subList(2, words.length));
  }

  private static String[] words(byte[] classFile) {
    return new String(classFile, UTF_8).split(" ");
  }
}
