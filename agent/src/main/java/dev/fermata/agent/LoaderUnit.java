package dev.fermata.agent;

import dev.fermata.transformer.ClassUnit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The classes that come from the same folder or jar as a class that is being loaded: the same ones
 * that the build transforms together, so that the agent produces the same classes.
 *
 * <p>A class below {@code META-INF/versions} of a multi-release jar is in nobody's unit, as in the
 * build: its place is not directly below the root.
 */
final class LoaderUnit implements ClassUnit {
  private final ClassLoader loader;
  private final @Nullable String root;

  LoaderUnit(ClassLoader loader, @Nullable ProtectionDomain domain) {
    this.loader = loader;
    root = rootOf(domain);
  }

  /** Whether this is also the unit of a class that has the given loader and domain. */
  boolean isFor(ClassLoader otherLoader, @Nullable ProtectionDomain domain) {
    return loader == otherLoader && Objects.equals(root, rootOf(domain));
  }

  private static @Nullable String rootOf(@Nullable ProtectionDomain domain) {
    CodeSource source = domain == null ? null : domain.getCodeSource();
    URL location = source == null ? null : source.getLocation();
    return location == null ? null : location.toString();
  }

  @Override
  public byte @Nullable [] classFile(String internalName) {
    URL url = find(internalName);
    if (url == null) {
      return null;
    }
    try {
      URLConnection connection = url.openConnection();
      // A cached connection to a jar would keep it open for ever.
      connection.setUseCaches(false);
      try (InputStream in = connection.getInputStream()) {
        return in.readAllBytes();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + url, e);
    }
  }

  /** Where a class of this unit is; null if this unit has no such class. */
  @Nullable URL find(String internalName) {
    if (root == null) {
      return null;
    }
    String file = internalName + ".class";
    URL url = loader.getResource(file);
    if (url == null) {
      return null;
    }
    // A loader may have several copies, and another loader (its parent) others.
    String place = url.toString();
    boolean same =
        place.equals(root + file)
            || place.equals(root + "/" + file)
            || place.equals("jar:" + root + "!/" + file);
    return same ? url : null;
  }
}
