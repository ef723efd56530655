package dev.fermata.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.agent.programs.Adds;
import dev.fermata.agent.programs.Calls;
import dev.fermata.transformer.Transformer;
import dev.fermata.transformer.files.InPlaceRewriter;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent makes what the build makes, byte for byte. */
class SameClassesTest {
  private final Map<String, byte[]> fromAgent = new TreeMap<>();
  private final LoadTimeTransformer agent =
      new LoadTimeTransformer(
          ClassRewriter.of(new Transformer()),
          (loader, domain, frames) -> fromAgent.putAll(frames),
          true,
          false,
          new PrintStream(System.err, true));
  @TempDir Path folder;

  @Test
  void classesThatAwaitOneAnotherAreTheSame() throws IOException {
    copy(Adds.class);
    copy(Calls.class);
    URL root = folder.toUri().toURL();
    ProtectionDomain domain =
        new ProtectionDomain(new CodeSource(root, (Certificate[]) null), null);
    try (URLClassLoader loader = new URLClassLoader(new URL[] {root}, null)) {
      for (Class<?> type : List.of(Calls.class, Adds.class)) {
        String name = internalName(type);
        byte[] before = Files.readAllBytes(file(name));
        fromAgent.put(name, agent.transform(null, loader, name, null, domain, before));
      }
    }

    assertThat(new InPlaceRewriter().rewrite(List.of(folder)).rewritten()).isEqualTo(2);

    assertThat(fromAgent).hasSizeGreaterThan(2);
    for (Map.Entry<String, byte[]> each : fromAgent.entrySet()) {
      assertThat(file(each.getKey())).hasBinaryContent(each.getValue());
    }
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).hasSameSizeAs(fromAgent.keySet());
    }
  }

  private void copy(Class<?> type) throws IOException {
    Path target = file(internalName(type));
    Files.createDirectories(target.getParent());
    Files.copy(AgentProcess.placeOf(type).resolve(internalName(type) + ".class"), target);
  }

  private Path file(String internalName) {
    return folder.resolve(internalName + ".class");
  }

  private static String internalName(Class<?> type) {
    return type.getName().replace('.', '/');
  }
}
