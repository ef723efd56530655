package dev.fermata.transformer.testing;

/** Defines given classes itself, and has all others from the loader of the tests. */
final class BytesLoader extends ClassLoader {
  private final ClassFiles files;

  BytesLoader(ClassFiles files) {
    super(BytesLoader.class.getClassLoader());
    this.files = files;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      byte[] bytes = files.classFile(name.replace('.', '/'));
      if (bytes == null) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? defineClass(name, bytes, 0, bytes.length) : loaded;
    }
  }
}
