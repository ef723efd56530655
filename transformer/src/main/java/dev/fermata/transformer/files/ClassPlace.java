package dev.fermata.transformer.files;

/**
 * Where a class file lies in its root: {@code container + version + name + ".class"}.
 *
 * @param container empty, or where an executable jar or a war keeps its own classes
 * @param version empty, or {@code META-INF/versions/N/} for a class of a multi-release jar
 * @param name what the class is called if it can be found there, as in {@code com/acme/App$Inner}
 */
record ClassPlace(String container, String version, String name) {
  private static final String SUFFIX = ".class";
  private static final String VERSIONS = "META-INF/versions/";
  private static final String[] CONTAINERS = {"BOOT-INF/classes/", "WEB-INF/classes/"};

  static boolean isClassFile(String file) {
    return file.endsWith(SUFFIX);
  }

  /** Takes the path of a class file apart; folders are separated by slashes. */
  static ClassPlace of(String file) {
    String container = "";
    for (String candidate : CONTAINERS) {
      if (file.startsWith(candidate)) {
        container = candidate;
      }
    }
    String rest = file.substring(container.length());
    String version = "";
    if (rest.startsWith(VERSIONS)) {
      version = rest.substring(0, rest.indexOf('/', VERSIONS.length()) + 1);
    }
    String name = rest.substring(version.length(), rest.length() - SUFFIX.length());
    return new ClassPlace(container, version, name);
  }

  /** Where another class lies that belongs to this one. */
  ClassPlace sibling(String otherName) {
    return new ClassPlace(container, version, otherName);
  }

  ClassPlace withoutVersion() {
    return new ClassPlace(container, "", name);
  }

  boolean hasVersion() {
    return !version.isEmpty();
  }

  String file() {
    return container + version + name + SUFFIX;
  }
}
