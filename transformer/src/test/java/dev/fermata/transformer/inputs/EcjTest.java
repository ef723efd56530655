package dev.fermata.transformer.inputs;

import dev.fermata.transformer.samples.AllSamples;
import dev.fermata.transformer.testing.ClassFiles;
import dev.fermata.transformer.testing.CompileByEcj;
import dev.fermata.transformer.testing.SampleTests;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** All samples once more, as Eclipse's compiler writes them. */
class EcjTest {
  @TestFactory
  Stream<DynamicNode> java8() {
    return compiled(new CompileByEcj(8, "-g"), AllSamples.JAVA_8);
  }

  @TestFactory
  Stream<DynamicNode> java11WithoutDebugInformation() {
    return compiled(new CompileByEcj(11, "-g:none"), AllSamples.JAVA_8);
  }

  @TestFactory
  Stream<DynamicNode> java17() {
    return compiled(new CompileByEcj(17, "-g"), AllSamples.JAVA_17);
  }

  private static Stream<DynamicNode> compiled(CompileByEcj compile, List<Class<?>> samples) {
    ClassFiles files = compile.sourcesOf(samples.toArray(new Class<?>[0]));
    return samples.stream().map(type -> SampleTests.container(type.getSimpleName(), type, files));
  }
}
