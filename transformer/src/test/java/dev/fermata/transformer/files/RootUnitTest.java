package dev.fermata.transformer.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.transformer.ClassUnit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootUnitTest {
  @TempDir Path folder;

  @Test
  void classesOfTheSameRootAreSeen() throws IOException {
    file("com/acme/App.class");
    file("com/acme/Other.class");

    ClassUnit unit = unit("com/acme/App.class");

    assertThat(unit.classFile("com/acme/Other")).isEqualTo("com/acme/Other.class".getBytes());
    assertThat(unit.classFile("com/acme/Missing")).isNull();
    assertThat(unit.classFile("../App")).isNull();
  }

  @Test
  void classesWithSeveralVersionsAreSeenByNobody() throws IOException {
    file("App.class");
    file("Two.class");
    file("META-INF/versions/21/Two.class");
    file("META-INF/versions/21/New.class");

    assertThat(unit("App.class").classFile("Two")).isNull();
    assertThat(unit("App.class").classFile("New")).isNull();
    assertThat(unit("META-INF/versions/21/Two.class").classFile("New")).isNull();
    assertThat(unit("META-INF/versions/21/Two.class").classFile("App")).isNotNull();
  }

  @Test
  void theClassesOfAnExecutableJarSeeOneAnotherButNotItsLauncher() throws IOException {
    file("Launcher.class");
    file("BOOT-INF/classes/App.class");
    file("BOOT-INF/classes/Other.class");

    assertThat(unit("BOOT-INF/classes/App.class").classFile("Other")).isNotNull();
    assertThat(unit("BOOT-INF/classes/App.class").classFile("Launcher")).isNull();
    assertThat(unit("Launcher.class").classFile("App")).isNull();
  }

  @Test
  void allClassesOfAFolderShareOneUnit() throws IOException {
    RootUnit units = new RootUnit(new FolderRoot(folder));

    assertThat(units.seenFrom(ClassPlace.of("com/acme/App.class")))
        .isSameAs(units.seenFrom(ClassPlace.of("META-INF/versions/21/Other.class")))
        .isNotSameAs(units.seenFrom(ClassPlace.of("BOOT-INF/classes/App.class")));
  }

  @Test
  void aFileThatCannotBeReadIsNamed() throws IOException {
    file("App.class");
    file("Other.class");
    ClassUnit unit = unit("App.class");
    Files.delete(folder.resolve("Other.class"));

    assertThatThrownBy(() -> unit.classFile("Other"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("cannot read " + folder.toRealPath().resolve("Other.class"))
        .hasCauseInstanceOf(NoSuchFileException.class);
  }

  private ClassUnit unit(String from) throws IOException {
    return new RootUnit(new FolderRoot(folder)).seenFrom(ClassPlace.of(from));
  }

  private void file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, name);
  }
}
