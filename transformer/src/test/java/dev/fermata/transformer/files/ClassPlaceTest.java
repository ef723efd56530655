package dev.fermata.transformer.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassPlaceTest {
  @ParameterizedTest
  @CsvSource({
    "com/acme/App$Inner.class, '', '', com/acme/App$Inner",
    "App.class, '', '', App",
    "META-INF/versions/21/com/acme/App.class, '', META-INF/versions/21/, com/acme/App",
    "META-INF/versions/App.class, '', '', META-INF/versions/App",
    "BOOT-INF/classes/com/acme/App.class, BOOT-INF/classes/, '', com/acme/App",
    "WEB-INF/classes/META-INF/versions/9/App.class, WEB-INF/classes/, META-INF/versions/9/, App",
    "WEB-INF/App.class, '', '', WEB-INF/App",
  })
  void aPathIsTakenApart(String file, String container, String version, String name) {
    ClassPlace place = ClassPlace.of(file);

    assertThat(place).isEqualTo(new ClassPlace(container, version, name));
    assertThat(place.file()).isEqualTo(file);
  }
}
