package dev.fermata.transformer.proof;

import java.util.Map;

/** Defines some classes from given files, and the rest of a corpus from its own. */
final class CorpusLoader extends ClassLoader {
  private final Corpus corpus;
  private final Map<String, byte[]> files;

  CorpusLoader(Corpus corpus, Map<String, byte[]> files) {
    super(CorpusLoader.class.getClassLoader());
    this.corpus = corpus;
    this.files = files;
  }

  /** HotSpot links a class, and verifies it, when it is asked for its constructors. */
  void link(String internalName) {
    try {
      Class.forName(internalName.replace('/', '.'), false, this).getDeclaredConstructors();
    } catch (ClassNotFoundException e) {
      throw new NoClassDefFoundError(e.getMessage());
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      String internalName = name.replace('.', '/');
      byte[] bytes = files.get(internalName);
      if (bytes == null) {
        bytes = corpus.classFile(internalName);
      }
      return bytes == null
          ? super.loadClass(name, resolve)
          : defineClass(name, bytes, 0, bytes.length);
    }
  }
}
