package dev.fermata.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HttpModuleTest {
  @Test
  void theModuleOfTheClientNeedNotBeThere() throws URISyntaxException {
    Path classes = Path.of(Http.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Set<Requires> requires =
        ModuleFinder.of(classes).find("dev.fermata").orElseThrow().descriptor().requires();
    assertThat(requires)
        .filteredOn(required -> required.name().equals("java.net.http"))
        .singleElement()
        .satisfies(
            required -> assertThat(required.modifiers()).containsExactly(Requires.Modifier.STATIC));
  }
}
