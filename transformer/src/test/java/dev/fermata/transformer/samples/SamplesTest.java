package dev.fermata.transformer.samples;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fermata.transformer.testing.ClassFiles;
import dev.fermata.transformer.testing.Compile;
import dev.fermata.transformer.testing.SampleTests;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

class SamplesTest {
  @TestFactory
  Stream<DynamicNode> calls() {
    return SampleTests.of(CallSamples.class);
  }

  @TestFactory
  Stream<DynamicNode> declarations() {
    return SampleTests.of(DeclarationSamples.class);
  }

  @TestFactory
  Stream<DynamicNode> loopsOverEach() {
    return SampleTests.of(EachSamples.class);
  }

  @TestFactory
  Stream<DynamicNode> failuresInLoopsOverEach() {
    return SampleTests.of(EachFailureSamples.class);
  }

  @TestFactory
  Stream<DynamicNode> exceptions() {
    return SampleTests.of(ExceptionSamples.class);
  }

  @TestFactory
  Stream<DynamicNode> locals() {
    return SampleTests.of(LocalSamples.class);
  }

  @TestFactory
  Stream<DynamicNode> loops() {
    return SampleTests.of(LoopSamples.class);
  }

  @TestFactory
  Stream<DynamicNode> operands() {
    return SampleTests.of(OperandSamples.class);
  }

  @TestFactory
  Stream<DynamicNode> resources() {
    return SampleTests.of(ResourceSamples.class);
  }

  @TestFactory
  Stream<DynamicNode> returns() {
    return SampleTests.of(ReturnSamples.class);
  }

  @TestFactory
  Stream<DynamicNode> switches() {
    return SampleTests.of(SwitchSamples.class);
  }

  @TestFactory
  Stream<DynamicNode> newerJava() {
    return SampleTests.of(Java17Samples.class);
  }

  @TestFactory
  Stream<DynamicNode> compiledForJava8() {
    return compiled(Compile.withDebugInformation().forRelease(8), AllSamples.JAVA_8);
  }

  @TestFactory
  Stream<DynamicNode> compiledForJava11WithoutDebugInformation() {
    return compiled(Compile.withoutDebugInformation().forRelease(11), AllSamples.JAVA_8);
  }

  @TestFactory
  Stream<DynamicNode> compiledForJava17WithoutDebugInformation() {
    return compiled(Compile.withoutDebugInformation().forRelease(17), AllSamples.JAVA_17);
  }

  @TestFactory
  Stream<DynamicNode> compiledForJava21() {
    return compiledForNewer(21);
  }

  @TestFactory
  Stream<DynamicNode> compiledForJava25() {
    return compiledForNewer(25);
  }

  private static Stream<DynamicNode> compiledForNewer(int release) {
    assumeTrue(
        Runtime.version().feature() >= release,
        () -> "needs Java " + release + ": run the build with it");
    return compiled(Compile.withDebugInformation().forRelease(release), AllSamples.JAVA_17);
  }

  @TestFactory
  Stream<DynamicNode> compiledForTheRunningJava() {
    return Stream.concat(
        compiled(Compile.withDebugInformation(), AllSamples.JAVA_8),
        compiled(Compile.withoutDebugInformation(), List.of(Java17Samples.class)));
  }

  private static Stream<DynamicNode> compiled(Compile compile, List<Class<?>> samples) {
    ClassFiles files = compile.sourcesOf(samples.toArray(new Class<?>[0]));
    return samples.stream()
        .map(type -> SampleTests.container(type.getSimpleName(), type, files))
        .map(DynamicContainer.class::cast);
  }
}
