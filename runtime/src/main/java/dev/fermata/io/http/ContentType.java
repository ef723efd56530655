package dev.fermata.io.http;

import java.net.http.HttpHeaders;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header that says what a body is (RFC 9110, 8.3). */
public final class ContentType {
  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\\s;\"]+)", Pattern.CASE_INSENSITIVE);

  private ContentType() {}

  /** The charset that is named, if this JVM knows it; else UTF-8, as the JDK's own handlers do. */
  public static Charset charset(HttpHeaders headers) {
    return headers
        .firstValue("Content-Type")
        .flatMap(ContentType::named)
        .orElse(StandardCharsets.UTF_8);
  }

  private static Optional<Charset> named(String contentType) {
    Matcher matcher = CHARSET.matcher(contentType);
    if (!matcher.find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Charset.forName(matcher.group(1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
