/** Rewrites {@code @Async} methods into state machines. */
module dev.fermata.transformer {
  requires transitive org.objectweb.asm;
  requires transitive org.objectweb.asm.tree;
  requires org.objectweb.asm.commons;
  requires static transitive org.jspecify;
  // Only where it runs in a compiler, which has them.
  requires static java.compiler;
  requires static jdk.compiler;

  exports dev.fermata.transformer;
  exports dev.fermata.transformer.files;

  provides javax.annotation.processing.Processor with
      dev.fermata.transformer.javac.FermataProcessor;
  provides com.sun.source.util.Plugin with
      dev.fermata.transformer.javac.FermataPlugin;
}
