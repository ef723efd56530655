/** Rewrites {@code @Async} methods into state machines. */
module dev.fermata.transformer {
  requires transitive org.objectweb.asm;
  requires transitive org.objectweb.asm.tree;
  requires org.objectweb.asm.commons;
  requires static transitive org.jspecify;

  exports dev.fermata.transformer;
  exports dev.fermata.transformer.files;
}
