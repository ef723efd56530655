package dev.fermata.it;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which module may know which, and that no packages know each other. */
class ArchitectureTest {

  private static final String TRANSFORMER = "dev.fermata.transformer..";
  private static final String BELOW_IO = "dev.fermata.io.*..";
  private static final String ASM = "org.objectweb.asm..";

  @Test
  void runtimeKnowsOnlyItselfAndJavaButForOnePackageThatKnowsJUnit() {
    JavaClasses all = classesOf("runtime");
    DescribedPredicate<JavaClass> itselfAndJava =
        partOf("runtime", all)
            .or(resideInAnyPackage("java..", "javax.net.ssl..", "org.jspecify.."));
    classes()
        .that()
        .resideOutsideOfPackage("dev.fermata.test.junit")
        .should()
        .onlyDependOnClassesThat(itselfAndJava)
        .check(all);
    classes()
        .should()
        .onlyDependOnClassesThat(
            itselfAndJava.or(resideInAnyPackage("org.junit..", "org.opentest4j..")))
        .check(all);
  }

  @Test
  void onlyWhatIsForTestsKnowsThePackagesForTests() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.fermata.test..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.fermata.test..")
        .check(classesOf("runtime"));
  }

  @Test
  void packagesBelowIoAreFreeOfCycles() {
    slices().matching("dev.fermata.io.(*)..").should().beFreeOfCycles().check(classesOf("runtime"));
  }

  @ParameterizedTest
  @CsvSource({
    "call,",
    "selector,",
    "transport,",
    "stream, call transport",
    "socket, call selector transport",
    "tls, transport",
    "process, call transport",
    "files, call",
    "http, call"
  })
  void aPackageBelowIoKnowsOfIoOnly(String name, String others) {
    String[] allowed =
        Stream.of(name + " " + (others == null ? "" : others))
            .flatMap(names -> Stream.of(names.split(" ")))
            .map("dev.fermata.io."::concat)
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage("dev.fermata.io." + name)
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage("dev.fermata.io..").or(resideInAnyPackage(allowed)))
        .check(classesOf("runtime"));
  }

  @Test
  void onlyIoKnowsThePackagesBelowIt() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.fermata.io..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(BELOW_IO)
        .check(classesOf("runtime"));
  }

  @Test
  void whatUsersSeeOfIoNamesNothingBelowIt() {
    assertThat(classesOf("runtime"))
        .filteredOn(type -> type.getPackageName().equals("dev.fermata.io"))
        .filteredOn(ArchitectureTest::isVisible)
        .flatMap(ArchitectureTest::namedInSignatures)
        .isNotEmpty()
        .noneMatch(resideInAPackage(BELOW_IO));
  }

  private static boolean isVisible(HasModifiers part) {
    return part.getModifiers().contains(JavaModifier.PUBLIC)
        || part.getModifiers().contains(JavaModifier.PROTECTED);
  }

  private static Collection<JavaClass> namedInSignatures(JavaClass type) {
    Stream<JavaClass> supertypes =
        Stream.concat(type.getRawSuperclass().stream(), type.getRawInterfaces().stream());
    Stream<JavaClass> members =
        type.getMembers().stream()
            .filter(ArchitectureTest::isVisible)
            .flatMap(member -> member.getAllInvolvedRawTypes().stream());
    return Stream.concat(supertypes, members).toList();
  }

  @Test
  void transformerKnowsAsmButNeitherRuntimeNorMaven() {
    checkKnowsOnlyItselfAnd(
        "transformer",
        ASM,
        "javax.annotation.processing..",
        "javax.lang.model..",
        "javax.tools..",
        "com.sun.source..");
  }

  @Test
  void pluginKnowsTransformerAndMavenButNotAgent() {
    checkKnowsOnlyItselfAnd(
        "maven-plugin",
        TRANSFORMER,
        "org.apache.maven..",
        "org.codehaus..",
        // The generated help goal reads the plugin descriptor.
        "javax.xml..",
        "org.w3c.dom..",
        "org.xml.sax..");
  }

  @Test
  void agentKnowsTransformerButNotPlugin() {
    // The runtime only for the sample that the agent tests itself with.
    checkKnowsOnlyItselfAnd("agent", TRANSFORMER, ASM, "dev.fermata");
  }

  @ParameterizedTest
  @ValueSource(strings = {"runtime", "transformer", "maven-plugin", "agent"})
  void packagesAreFreeOfCycles(String module) {
    slices().assignedFrom(new PackageSlices()).should().beFreeOfCycles().check(classesOf(module));
  }

  private static void checkKnowsOnlyItselfAnd(String module, String... others) {
    JavaClasses all = classesOf(module);
    DescribedPredicate<JavaClass> allowed =
        partOf(module, all)
            .or(resideInAnyPackage("java..", "org.jspecify.."))
            .or(resideInAnyPackage(others));
    classes().should().onlyDependOnClassesThat(allowed).check(all);
  }

  private static DescribedPredicate<JavaClass> partOf(String module, JavaClasses all) {
    return DescribedPredicate.describe(
        "are part of " + module,
        type -> {
          JavaClass base = type.getBaseComponentType();
          return base.isPrimitive() || all.contain(base.getName());
        });
  }

  /** What the module's main sources were compiled to; never empty. */
  private static JavaClasses classesOf(String module) {
    Path folder = Path.of("..", module, "target", "classes").toAbsolutePath().normalize();
    assertThat(folder).isDirectory();
    JavaClasses all = new ClassFileImporter().importPath(folder);
    assertThat(all).as("classes in %s", folder).anyMatch(type -> !type.getName().endsWith("-info"));
    return all;
  }

  /** Each package is a slice, its subpackages are others. */
  private static final class PackageSlices implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return SliceIdentifier.of(type.getPackageName());
    }

    @Override
    public String getDescription() {
      return "packages";
    }
  }
}
