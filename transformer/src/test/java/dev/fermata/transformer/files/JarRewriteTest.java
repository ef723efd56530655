package dev.fermata.transformer.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarRewriteTest {
  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2001-02-03T04:05:06Z"));
  private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1999, 12, 31, 23, 59, 58);

  private final InPlaceRewriter rewriter = new InPlaceRewriter(new FakeRewriter());
  private final Map<String, String> entries = new LinkedHashMap<>();
  @TempDir Path folder;
  private Path jar;

  @BeforeEach
  void nameJar() {
    jar = folder.resolve("app.jar");
  }

  @Test
  void entriesKeepTheirOrderAndFramesFollowTheirOwner() throws IOException {
    entries.put("META-INF/", "");
    entries.put("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n");
    entries.put("z/", "");
    entries.put("z/Z.class", "async z/Z z/Z$b$Frame z/Z$a$Frame");
    entries.put("a/A.class", "plain a/A");
    entries.put("a/data.bin", "0123456789".repeat(1000));
    write(ZipEntry.DEFLATED);

    RewriteResult result = rewriter.rewrite(List.of(jar));

    assertThat(result.problems()).isEmpty();
    assertThat(result.rewritten()).isEqualTo(1);
    assertThat(result.framesWritten()).isEqualTo(2);
    assertThat(List.copyOf(read().entrySet()))
        .containsExactly(
            Map.entry("META-INF/", ""),
            Map.entry("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n"),
            Map.entry("z/", ""),
            Map.entry("z/Z.class", "done z/Z z/Z$b$Frame z/Z$a$Frame"),
            Map.entry("z/Z$a$Frame.class", "frame z/Z"),
            Map.entry("z/Z$b$Frame.class", "frame z/Z"),
            Map.entry("a/A.class", "plain a/A"),
            Map.entry("a/data.bin", "0123456789".repeat(1000)));
  }

  @Test
  void timesCommentsAndCompressionAreKept() throws IOException {
    entries.put("App.class", "async App App$m$Frame");
    entries.put("stored.txt", "stored");
    write(ZipEntry.STORED);

    rewriter.rewrite(List.of(jar));

    try (ZipFile zip = new ZipFile(jar.toFile())) {
      assertThat(zip.getComment()).isEqualTo("about this jar");
      assertThat(zip.stream().toList())
          .hasSize(3)
          .allSatisfy(
              entry -> {
                assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
                assertThat(entry.getTimeLocal()).isEqualTo(ENTRY_TIME);
              });
      assertThat(zip.getEntry("stored.txt").getComment()).isEqualTo("about stored.txt");
    }
  }

  @Test
  void theSameJarBecomesTheSameBytes() throws IOException {
    entries.put("App.class", "async App App$m$Frame");
    entries.put("other.txt", "text ".repeat(500));
    write(ZipEntry.DEFLATED);
    Path copy = Files.copy(jar, folder.resolve("copy.jar"));

    rewriter.rewrite(List.of(jar));
    rewriter.rewrite(List.of(copy));

    assertThat(jar).hasSameBinaryContentAs(copy);
  }

  @Test
  void aSecondRunTouchesNothing() throws IOException {
    entries.put("App.class", "async App App$m$Frame");
    write(ZipEntry.DEFLATED);
    rewriter.rewrite(List.of(jar));
    Files.setLastModifiedTime(jar, LONG_AGO);

    RewriteResult result = rewriter.rewrite(List.of(jar));

    assertThat(result.rewritten()).isZero();
    assertThat(Files.getLastModifiedTime(jar)).isEqualTo(LONG_AGO);
  }

  @Test
  void staleFramesGoAndNeededOnesAreReplacedWhereTheyAre() throws IOException {
    entries.put("App$m$Frame.class", "frame App outdated");
    entries.put("App.class", "async App App$m$Frame");
    entries.put("App$old$Frame.class", "frame App");
    write(ZipEntry.DEFLATED);

    RewriteResult result = rewriter.rewrite(List.of(jar));

    assertThat(result.framesRemoved()).isEqualTo(1);
    assertThat(List.copyOf(read().entrySet()))
        .containsExactly(
            Map.entry("App$m$Frame.class", "frame App"),
            Map.entry("App.class", "done App App$m$Frame"));
  }

  @Test
  void aSignedJarIsRefused() throws IOException {
    entries.put("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n");
    entries.put("META-INF/ACME.SF", "Signature-Version: 1.0\n");
    entries.put("App.class", "async App");
    write(ZipEntry.DEFLATED);
    byte[] before = Files.readAllBytes(jar);

    RewriteResult result = rewriter.rewrite(List.of(jar));

    assertThat(result.errors()).isEqualTo(1);
    assertThat(message(result)).contains("app.jar is signed", "META-INF/ACME.SF");
    assertThat(jar).hasBinaryContent(before);
  }

  @Test
  void aSignedJarWithNothingToRewriteIsFine() throws IOException {
    entries.put("META-INF/ACME.SF", "Signature-Version: 1.0\n");
    entries.put("App.class", "plain App");
    write(ZipEntry.DEFLATED);

    assertThat(rewriter.rewrite(List.of(jar)).problems()).isEmpty();
  }

  @Test
  void aJarWithAStartScriptIsRefused() throws IOException {
    entries.put("App.class", "async App");
    write(ZipEntry.DEFLATED);
    byte[] packed = Files.readAllBytes(jar);
    try (OutputStream out = Files.newOutputStream(jar)) {
      out.write("#!/bin/sh\nexec java -jar $0\n".getBytes(UTF_8));
      out.write(packed);
    }
    byte[] before = Files.readAllBytes(jar);

    RewriteResult result = rewriter.rewrite(List.of(jar));

    assertThat(message(result)).contains("start script");
    assertThat(jar).hasBinaryContent(before);
  }

  @Test
  void whatIsNoJarIsAnError() throws IOException {
    Files.writeString(jar, "no jar at all");

    RewriteResult result = rewriter.rewrite(List.of(jar));

    assertThat(message(result)).contains("cannot read", "app.jar", "no intact jar");
    assertThat(jar).hasContent("no jar at all");
  }

  @Test
  void aTruncatedJarIsAnError() throws IOException {
    entries.put("App.class", "async App");
    write(ZipEntry.DEFLATED);
    byte[] all = Files.readAllBytes(jar);
    Files.write(jar, Arrays.copyOf(all, all.length - 30));

    assertThat(message(rewriter.rewrite(List.of(jar)))).contains("no intact jar");
  }

  @Test
  void eachVersionOfAClassHasItsOwnFrames() throws IOException {
    entries.put("App.class", "async App App$m$Frame");
    entries.put("META-INF/versions/21/App.class", "async App App$n$Frame");
    entries.put("META-INF/versions/21/App$m$Frame.class", "frame App");
    write(ZipEntry.DEFLATED);

    RewriteResult result = rewriter.rewrite(List.of(jar));

    assertThat(result.problems()).isEmpty();
    assertThat(read())
        .containsOnlyKeys(
            "App.class",
            "App$m$Frame.class",
            "META-INF/versions/21/App.class",
            "META-INF/versions/21/App$n$Frame.class");
  }

  @Test
  void theClassesOfAnExecutableJarAreRewrittenWhereTheyAre() throws IOException {
    entries.put("BOOT-INF/classes/com/acme/App.class", "async com/acme/App com/acme/App$m$Frame");
    write(ZipEntry.DEFLATED);

    assertThat(rewriter.rewrite(List.of(jar)).rewritten()).isEqualTo(1);
    assertThat(read())
        .containsOnlyKeys(
            "BOOT-INF/classes/com/acme/App.class", "BOOT-INF/classes/com/acme/App$m$Frame.class");
  }

  @Test
  void aFailureInAnotherRootPutsTheJarBack() throws IOException {
    entries.put("App.class", "async App");
    write(ZipEntry.DEFLATED);
    Files.setLastModifiedTime(jar, LONG_AGO);
    byte[] before = Files.readAllBytes(jar);
    Path classes = Files.createDirectories(folder.resolve("classes/B$m$Frame.class"));
    Files.writeString(classes.resolve("in the way"), "");
    Files.writeString(folder.resolve("classes/B.class"), "async B B$m$Frame");

    RewriteResult result = rewriter.rewrite(List.of(jar, folder.resolve("classes")));

    assertThat(message(result)).contains("every file is as it was before");
    assertThat(jar).hasBinaryContent(before);
    assertThat(Files.getLastModifiedTime(jar)).isEqualTo(LONG_AGO);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactlyInAnyOrder(jar, folder.resolve("classes"));
    }
  }

  private void write(int method) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.setComment("about this jar");
      for (Map.Entry<String, String> each : entries.entrySet()) {
        byte[] content = each.getValue().getBytes(UTF_8);
        ZipEntry entry = new ZipEntry(each.getKey());
        entry.setTimeLocal(ENTRY_TIME);
        entry.setComment("about " + each.getKey());
        entry.setMethod(method);
        if (method == ZipEntry.STORED) {
          CRC32 crc = new CRC32();
          crc.update(content);
          entry.setSize(content.length);
          entry.setCrc(crc.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
      }
    }
  }

  private Map<String, String> read() throws IOException {
    Map<String, String> content = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : new ArrayList<>(zip.stream().toList())) {
        content.put(entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), UTF_8));
      }
    }
    return content;
  }

  private static String message(RewriteResult result) {
    return result.problems().stream().map(Problem::message).findFirst().orElseThrow();
  }
}
