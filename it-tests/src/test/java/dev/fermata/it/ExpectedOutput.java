package dev.fermata.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.it.JavaProcess.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a program has to print, line by line. Where no two runs agree it says what will do: {@code
 * {1.0..1.9}} stands for a number, {@code {1:00:00..1:59:59}} for hours, and {@code {now}} for a
 * date and time. A {@code ␛} is an escape character.
 */
record ExpectedOutput(List<String> lines) {
  private static final Pattern RANGE =
      Pattern.compile("(.*)\\{(?:now|([0-9.:]+?)\\.\\.([0-9.:]+))}(.*)");

  /** What stands in the file that has the name of {@code program}. */
  static ExpectedOutput of(Class<?> program) throws IOException {
    try (InputStream in = program.getResourceAsStream(program.getSimpleName() + ".txt")) {
      return new ExpectedOutput(new String(in.readAllBytes(), UTF_8).lines().toList());
    }
  }

  /** Also demands that the program ended well and complained of nothing. */
  void check(Outcome outcome) {
    List<String> printed = outcome.out().replace("\033", "␛").lines().toList();
    StringBuilder accepted = new StringBuilder();
    for (int i = 0; i < printed.size(); i++) {
      boolean matches = i < lines.size() && matches(lines.get(i), printed.get(i));
      accepted.append(matches ? lines.get(i) : printed.get(i)).append('\n');
    }
    assertThat(outcome.err()).as(outcome.command()).isEmpty();
    assertThat(accepted.toString())
        .as(outcome.command())
        .isEqualTo(String.join("\n", lines) + "\n");
    assertThat(outcome.status()).as(outcome.command()).isZero();
  }

  private static boolean matches(String expected, String printed) {
    Matcher range = RANGE.matcher(expected);
    if (!range.matches()) {
      return printed.equals(expected);
    }
    String before = range.group(1);
    String after = range.group(4);
    if (!printed.startsWith(before) || !printed.endsWith(after)) {
      return false;
    }
    String value = printed.substring(before.length(), printed.length() - after.length());
    if (range.group(2) == null) {
      return isDateTime(value);
    }
    return value.matches("[0-9.:]+")
        && seconds(value) >= seconds(range.group(2))
        && seconds(value) <= seconds(range.group(3));
  }

  private static double seconds(String number) {
    double seconds = 0;
    for (String part : number.split(":")) {
      seconds = seconds * 60 + Double.parseDouble(part);
    }
    return seconds;
  }

  private static boolean isDateTime(String value) {
    try {
      LocalDateTime.parse(value);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
