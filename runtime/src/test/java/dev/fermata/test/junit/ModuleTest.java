package dev.fermata.test.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What JUnit needs of the module, since these tests themselves run on the class path. */
class ModuleTest {
  private static final ModuleDescriptor MODULE = descriptor();

  private static ModuleDescriptor descriptor() {
    try {
      Path classes =
          Path.of(VirtualTime.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return ModuleFinder.of(classes).find("dev.fermata").orElseThrow().descriptor();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void jUnitMayCreateTheExtensions() {
    String jUnit = "org.junit.platform.commons"; // the module of ReflectionSupport
    for (Class<?> annotation : Set.of(VirtualTime.class, SeededTest.class)) {
      for (Class<?> extension : annotation.getAnnotation(ExtendWith.class).value()) {
        assertThat(MODULE.opens())
            .anyMatch(
                opens ->
                    opens.source().equals(extension.getPackageName())
                        && opens.targets().equals(Set.of(jUnit)));
      }
    }
  }

  @Test
  void jUnitNeedNotBeThere() {
    assertThat(MODULE.requires())
        .filteredOn(requires -> requires.name().startsWith("org."))
        .hasSize(2)
        .allMatch(
            requires -> requires.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC));
  }
}
