package dev.fermata.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What Maven and m2e are told of the plugin. */
class PluginDescriptorTest {
  private static final String PLUGIN = "/META-INF/maven/plugin.xml";
  private static final String M2E = "/META-INF/m2e/lifecycle-mapping-metadata.xml";

  @Test
  void thePrefixIsFermata() throws Exception {
    assertThat(texts(PLUGIN, "/plugin/goalPrefix")).containsExactly("fermata");
  }

  @Test
  void mavenRefusesThePluginWhereItIsTooOld() throws Exception {
    assertThat(texts(PLUGIN, "/plugin/requiredMavenVersion")).containsExactly("3.8.0");
    assertThat(texts(PLUGIN, "/plugin/requiredJavaVersion")).containsExactly("17");
  }

  @Test
  void goalsRunWhenTheirClassesAreCompiled() throws Exception {
    assertThat(texts(PLUGIN, "//mojo[goal='transform']/phase")).containsExactly("process-classes");
    assertThat(texts(PLUGIN, "//mojo[goal='transform-tests']/phase"))
        .containsExactly("process-test-classes");
  }

  @Test
  void goalsAreThreadSafe() throws Exception {
    assertThat(texts(PLUGIN, "//mojo/threadSafe")).containsExactly("true", "true", "true");
  }

  @Test
  void everythingHasADescription() throws Exception {
    assertThat(texts(PLUGIN, "//mojo[not(normalize-space(description))]/goal")).isEmpty();
    assertThat(texts(PLUGIN, "//parameter[not(normalize-space(description))]/name")).isEmpty();
  }

  @Test
  void m2eRunsAllGoalsButHelpWhenAFileIsSaved() throws Exception {
    List<String> goals = texts(PLUGIN, "//mojo/goal");
    goals.remove("help");

    assertThat(texts(M2E, "//pluginExecution[action/execute/runOnIncremental='true']//goal"))
        .containsExactlyInAnyOrderElementsOf(goals);
  }

  private static List<String> texts(String resource, String path) throws Exception {
    try (InputStream in = PluginDescriptorTest.class.getResourceAsStream(resource)) {
      assertThat(in).as(resource).isNotNull();
      Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
      NodeList nodes =
          (NodeList)
              XPathFactory.newInstance()
                  .newXPath()
                  .evaluate(path, document, XPathConstants.NODESET);
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < nodes.getLength(); i++) {
        texts.add(nodes.item(i).getTextContent());
      }
      return texts;
    }
  }
}
