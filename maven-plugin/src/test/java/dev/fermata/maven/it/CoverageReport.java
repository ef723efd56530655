package dev.fermata.maven.it;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** JaCoCo's report of one project. */
public final class CoverageReport {
  private final Element report;

  private CoverageReport(Element report) {
    this.report = report;
  }

  static CoverageReport read(Path file) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    // The report names a definition that is not there.
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return new CoverageReport(
        factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement());
  }

  /**
   * The lines of a source file that have code, each {@code covered}, {@code partly} or {@code
   * missed}.
   */
  public SortedMap<Integer, String> lines(String sourceFile) {
    SortedMap<Integer, String> lines = new TreeMap<>();
    for (Element line : within(only(report, "sourcefile", sourceFile), "line")) {
      lines.put(number(line, "nr"), status(line));
    }
    return lines;
  }

  private static String status(Element line) {
    if (number(line, "ci") == 0) {
      return "missed";
    }
    return number(line, "mi") + number(line, "mb") == 0 ? "covered" : "partly";
  }

  /** The names of the methods of a class, each {@code covered} or {@code missed}. */
  public SortedMap<String, String> methods(String className) {
    SortedMap<String, String> methods = new TreeMap<>();
    for (Element method : within(only(report, "class", className), "method")) {
      Element counter = null;
      for (Element each : within(method, "counter")) {
        if (each.getAttribute("type").equals("METHOD")) {
          counter = each;
        }
      }
      String status = number(counter, "missed") == 0 ? "covered" : "missed";
      if (methods.put(method.getAttribute("name"), status) != null) {
        throw new AssertionError("two methods are called " + method.getAttribute("name"));
      }
    }
    return methods;
  }

  private static int number(Element element, String attribute) {
    return Integer.parseInt(element.getAttribute(attribute));
  }

  private static Element only(Element within, String tag, String name) {
    List<Element> found =
        within(within, tag).stream()
            .filter(element -> element.getAttribute("name").equals(name))
            .toList();
    if (found.size() != 1) {
      throw new AssertionError("not one " + tag + " " + name + " in the report: " + found.size());
    }
    return found.get(0);
  }

  private static List<Element> within(Element element, String tag) {
    NodeList nodes = element.getElementsByTagName(tag);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
