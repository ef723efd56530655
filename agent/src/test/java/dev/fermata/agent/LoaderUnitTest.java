package dev.fermata.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoaderUnitTest {
  @TempDir Path folder;

  @Test
  void aClassOfTheSameFolderIsFound() throws IOException {
    Path classes = folder(" my+classes ", "com/acme/App$Inner");

    assertThat(unit(classes, classes).classFile("com/acme/App$Inner"))
        .asString(UTF_8)
        .isEqualTo("com/acme/App$Inner");
    assertThat(unit(classes, classes).classFile("com/acme/Missing")).isNull();
  }

  @Test
  void aClassOfAnotherFolderIsNot() throws IOException {
    Path classes = folder("classes", "com/acme/App");
    Path tests = folder("test-classes", "com/acme/AppTest");

    assertThat(unit(tests, tests, classes).classFile("com/acme/AppTest")).isNotNull();
    assertThat(unit(tests, tests, classes).classFile("com/acme/App")).isNull();
  }

  @Test
  void aClassOfTheSameJarIsFound() throws IOException {
    Path jar = jar("my app.jar", "com/acme/App.class");

    assertThat(unit(jar, jar).classFile("com/acme/App"))
        .asString(UTF_8)
        .isEqualTo("com/acme/App.class");
  }

  @Test
  void aClassOfAnotherJarIsNot() throws IOException {
    Path app = jar("app.jar", "com/acme/App.class");
    Path library = jar("library.jar", "com/acme/Library.class");

    assertThat(unit(app, app, library).classFile("com/acme/Library")).isNull();
  }

  @Test
  void aClassWithAVersionOfItsOwnIsInNobodysUnit() throws IOException {
    Path jar = jar("app.jar", "App.class", "META-INF/versions/9/App.class", "Other.class");

    assertThat(unit(jar, jar).classFile("App")).isNull();
    assertThat(unit(jar, jar).classFile("Other")).isNotNull();
  }

  @Test
  void theCopyOfAParentLoaderIsNotTakenForOurs() throws IOException {
    Path parent = folder("parent", "App");
    Path child = folder("child", "App");
    try (URLClassLoader shared = loader(null, parent);
        URLClassLoader loader = loader(shared, child)) {
      assertThat(new LoaderUnit(loader, domain(url(child))).classFile("App")).isNull();
    }
  }

  @Test
  void aClassFromNowhereHasNoUnit() throws IOException {
    Path classes = folder("classes", "App");
    try (URLClassLoader loader = loader(null, classes)) {
      assertThat(new LoaderUnit(loader, null).classFile("App")).isNull();
      assertThat(new LoaderUnit(loader, domain(null)).classFile("App")).isNull();
    }
  }

  @Test
  void aClassThatCannotBeReadIsNamed() throws IOException {
    Path classes = folder("classes");
    Files.createDirectories(classes);
    URL place = url(classes.resolve("App.class"));
    ClassLoader broken =
        new ClassLoader(null) {
          @Override
          protected URL findResource(String name) {
            return place;
          }
        };

    assertThatThrownBy(() -> new LoaderUnit(broken, domain(url(classes))).classFile("App"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("cannot read " + place)
        .hasCauseInstanceOf(FileNotFoundException.class);
  }

  private LoaderUnit unit(Path own, Path... classPath) throws IOException {
    return new LoaderUnit(loader(null, classPath), domain(url(own)));
  }

  private static URLClassLoader loader(ClassLoader parent, Path... classPath) throws IOException {
    URL[] urls = new URL[classPath.length];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = url(classPath[i]);
    }
    return new URLClassLoader(urls, parent);
  }

  private static URL url(Path path) throws IOException {
    return path.toUri().toURL();
  }

  private static ProtectionDomain domain(URL location) {
    return new ProtectionDomain(new CodeSource(location, (Certificate[]) null), null);
  }

  private Path folder(String name, String... classes) throws IOException {
    Path root = folder.resolve(name);
    for (String each : classes) {
      Path file = root.resolve(each + ".class");
      Files.createDirectories(file.getParent());
      Files.writeString(file, each);
    }
    return root;
  }

  private Path jar(String name, String... entries) throws IOException {
    Path jar = folder.resolve(name);
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MULTI_RELEASE, "true");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (String entry : entries) {
        out.putNextEntry(new ZipEntry(entry));
        out.write(entry.getBytes(UTF_8));
      }
    }
    return jar;
  }
}
