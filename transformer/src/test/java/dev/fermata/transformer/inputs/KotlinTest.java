package dev.fermata.transformer.inputs;

import dev.fermata.transformer.testing.ClassFiles;
import dev.fermata.transformer.testing.CompileByKotlin;
import dev.fermata.transformer.testing.Program;
import dev.fermata.transformer.testing.SampleTests;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Samples in Kotlin. Its compiler makes other code for older Java: lambdas are classes there. */
class KotlinTest {
  private static final String PACKAGE = "dev/fermata/transformer/inputs/";
  private static final String SAMPLES = "dev.fermata.transformer.inputs.KotlinSamplesKt";

  @TestFactory
  Stream<DynamicNode> java17() {
    ClassFiles files = compile("-jvm-target", "17");
    return Stream.of(
        samples("with debug information", files),
        samples("without debug information", files.withoutDebugInformation()));
  }

  @TestFactory
  Stream<DynamicNode> java8() {
    return Stream.of(samples("for Java 8", compile("-jvm-target", "1.8", "-Xlambdas=class")));
  }

  private static ClassFiles compile(String... options) {
    return new CompileByKotlin(options).source(PACKAGE + "KotlinSamples.kt");
  }

  private static DynamicNode samples(String name, ClassFiles files) {
    return SampleTests.container(name, Program.blocking(files).load(SAMPLES), files);
  }
}
