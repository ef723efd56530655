package dev.fermata.benchmarks.report;

import static dev.fermata.benchmarks.report.PlotSpec.map;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A plot of the same panel of several sets, side by side. On a logarithmic axis there are points,
 * since the length of a bar would mean nothing; over sizes there are lines.
 */
final class Plot {
  private static final int WIDTH = 900;
  private static final int ROW = 26;
  private static final int LINES_HEIGHT = 420;
  private static final int LONGEST_NAME = 20;
  private static final int LETTER = 8;
  private static final int CAPTION_LINE = 13;
  private static final int AROUND = 150;
  private static final String DARK = "#1f2937";
  private static final String RED = "#b91c1c";

  /** Of the axis, for a figure behind the last bar: more if the columns are narrow. */
  private static final double LABEL_ROOM = 0.1;

  /**
   * One of several columns.
   *
   * @param title of the set
   * @param panel with its results
   * @param target the figure that Fermata has to reach, if there is one
   */
  record Column(String title, Panel panel, @Nullable Double target) {}

  private final List<Column> columns;
  private final Panel first;
  private final List<String> caption;
  private final Axis axis;

  Plot(List<Column> columns, List<String> caption) {
    this.columns = columns;
    this.first = columns.get(0).panel();
    this.caption = caption;
    this.axis =
        Axis.of(columns.stream().flatMap(column -> column.panel().results().stream()).toList());
  }

  String draw() {
    return first.sized() ? lines() : bars();
  }

  private String bars() {
    boolean hasTarget = columns.stream().anyMatch(column -> column.target() != null);
    String subtitle = first.subtitle() + (hasTarget ? "; dashed: target" : "");
    PlotSpec spec = new PlotSpec(first.familyTitle(), subtitle, caption, "x");
    Map<String, Object> data = data();
    Map<String, Object> position = map("y", "contestant", "x", "median");
    position.put(axis.logarithmic() ? "color" : "fill", "contestant");
    Object[] bar = {
      "data",
      data,
      "mapping",
      position,
      "stat",
      "identity",
      "orientation",
      "y",
      "width",
      0.66,
      "size",
      0
    };
    Object[] range = {
      "data",
      data,
      "mapping",
      map("y", "contestant", "xmin", "min", "xmax", "max"),
      "width",
      0.3,
      "color",
      DARK
    };
    if (axis.logarithmic()) {
      spec.layer("errorbar", range);
      spec.layer("point", "data", data, "mapping", position, "size", 4);
    } else {
      spec.layer("bar", bar);
      spec.layer("errorbar", range);
    }
    if (hasTarget) {
      spec.layer(
          "vline",
          "data",
          targets(),
          "mapping",
          map("xintercept", "target"),
          "linetype",
          "dashed",
          "color",
          RED);
    }
    spec.layer(
        "text",
        "data",
        data,
        "mapping",
        map("y", "contestant", "x", "behind", "label", "label"),
        "hjust",
        "left",
        "size",
        5.5,
        "color",
        DARK);
    Set<String> names = names();
    scale(spec, "x", axis.withRoom(LABEL_ROOM * columns.size()), List.of(0, 0));
    spec.scale(
        "y", "name", "", "discrete", true, "limits", new ArrayList<>(names), "reverse", true);
    colours(spec, axis.logarithmic() ? "color" : "fill", "none");
    spec.columns("set");
    spec.leftMargin(marginForNames());
    int height = AROUND + names.size() * ROW + caption.size() * CAPTION_LINE;
    return withWholeNames(Svg.draw(spec, WIDTH, height));
  }

  private String lines() {
    PlotSpec spec = new PlotSpec(first.familyTitle(), first.subtitle(), caption, "y");
    Map<String, Object> data = data();
    Map<String, Object> position = map("x", "size", "y", "median", "color", "contestant");
    spec.layer("line", "data", data, "mapping", position, "size", 1.2);
    spec.layer("point", "data", data, "mapping", position, "size", 3.5);
    spec.layer(
        "errorbar",
        "data",
        data,
        "mapping",
        map("x", "size", "ymin", "min", "ymax", "max", "color", "contestant"),
        "width",
        0.1,
        "show_legend",
        false);
    spec.scale(
        "x",
        "trans",
        "log10",
        "name",
        "size (logarithmic)",
        "format",
        "{,d}",
        "limits",
        sizes(),
        "expand",
        List.of(0, 0));
    scale(spec, "y", axis.withRoom(0.05), List.of(0.02, 0));
    colours(spec, "color", "legend");
    spec.columns("set");
    return Svg.draw(spec, WIDTH, LINES_HEIGHT + caption.size() * CAPTION_LINE);
  }

  /** Gives long names back what Lets-Plot cuts off, in the margin that they were given. */
  private String withWholeNames(String svg) {
    String whole = svg;
    for (String name : names()) {
      if (name.length() > LONGEST_NAME) {
        whole = whole.replace(name.substring(0, LONGEST_NAME) + "..", name);
      }
    }
    return whole;
  }

  private int marginForNames() {
    int longest = names().stream().mapToInt(String::length).max().orElse(0);
    return Math.max(0, longest - LONGEST_NAME - 2) * LETTER;
  }

  /** With room at both ends, where the labels of two columns would meet. */
  private List<Object> sizes() {
    double[] sizes =
        first.results().stream()
            .mapToDouble(result -> Objects.requireNonNull(result.size()))
            .sorted()
            .toArray();
    return List.of(sizes[0] / 2, sizes[sizes.length - 1] * 2);
  }

  private void scale(PlotSpec spec, String of, Axis shown, List<Object> expand) {
    String name = first.unit() + (shown.logarithmic() ? " (logarithmic)" : "");
    List<Object> limits = List.of(shown.from(), shown.to());
    if (shown.logarithmic()) {
      List<Object> breaks = new ArrayList<>(shown.breaks());
      List<Object> labels = new ArrayList<>();
      shown.breaks().forEach(figure -> labels.add(Figures.limit(figure)));
      spec.scale(
          of, "name", name, "trans", "log10", "limits", limits, "expand", expand, "breaks", breaks,
          "labels", labels);
    } else {
      spec.scale(of, "name", name, "limits", limits, "expand", expand);
    }
  }

  private void colours(PlotSpec spec, String aesthetic, String guide) {
    List<Object> values = new ArrayList<>();
    names().forEach(name -> values.add(Colours.of(name)));
    spec.scale(
        aesthetic,
        "discrete",
        true,
        "limits",
        new ArrayList<>(names()),
        "values",
        values,
        "guide",
        guide,
        "name",
        "");
  }

  /** In the order of the last column, whose set is the newest. */
  private Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (int i = columns.size() - 1; i >= 0; i--) {
      columns.get(i).panel().sorted().forEach(result -> names.add(result.contestant()));
    }
    return names;
  }

  private Map<String, Object> targets() {
    List<Column> there = columns.stream().filter(column -> column.target() != null).toList();
    return map(
        "set", there.stream().map(Column::title).toList(),
        "target", there.stream().map(Column::target).toList());
  }

  private Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    List<Object> sets = new ArrayList<>();
    List<Result> results = new ArrayList<>();
    for (Column column : columns) {
      for (Result result : column.panel().sorted()) {
        sets.add(column.title());
        results.add(result);
      }
    }
    data.put("set", sets);
    data.put("contestant", of(results, Result::contestant));
    data.put("median", of(results, Result::median));
    data.put("min", of(results, Result::min));
    data.put("max", of(results, Result::max));
    data.put("behind", of(results, r -> axis.after(r.max(), 0.015 * columns.size())));
    data.put("label", of(results, Figures::median));
    if (first.sized()) {
      data.put("size", of(results, Result::size));
    }
    return data;
  }

  private static List<Object> of(List<Result> results, Function<Result, Object> figure) {
    return results.stream().map(figure).toList();
  }
}
