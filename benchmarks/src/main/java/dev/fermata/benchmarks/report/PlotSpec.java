package dev.fermata.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds what Lets-Plot draws: its specification of a plot, in maps and lists. */
final class PlotSpec {
  private static final String GREY = "#374151";

  private final List<Object> layers = new ArrayList<>();
  private final List<Object> scales = new ArrayList<>();
  private final Map<String, Object> theme = theme();
  private final Map<String, Object> plot = map("kind", "plot", "layers", layers, "scales", scales);

  /**
   * Begins a plot.
   *
   * @param grid the axis, x or y, that has lines at its breaks
   */
  PlotSpec(String title, String subtitle, List<String> caption, String grid) {
    plot.put("ggtitle", map("text", title, "subtitle", subtitle));
    plot.put("caption", map("text", String.join("\n", caption)));
    theme.put("panel_grid_major_" + (grid.equals("x") ? "y" : "x"), map("blank", true));
    plot.put("theme", theme);
    leftMargin(0);
  }

  /** Adds a layer, on top of those before; its options are names and values in turn. */
  void layer(String geometry, Object... options) {
    Map<String, Object> layer = map(options);
    layer.put("geom", geometry);
    layer.put("tooltips", "none");
    layers.add(layer);
  }

  /** Room for what stands left of the plot. */
  void leftMargin(int more) {
    theme.put("plot_margin", map("t", 8, "r", 16, "b", 8, "l", 8 + more));
  }

  void scale(String aesthetic, Object... options) {
    Map<String, Object> scale = map(options);
    scale.put("aesthetic", aesthetic);
    scales.add(scale);
  }

  /** One plot beside the other for each value of this column. */
  void columns(String column) {
    plot.put("facet", map("name", "grid", "x", column, "x_order", 0));
  }

  Map<String, Object> toMap() {
    return plot;
  }

  /** A map with keys and values in turn; Lets-Plot changes it. */
  static Map<String, Object> map(Object... entries) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < entries.length; i += 2) {
      map.put((String) entries[i], entries[i + 1]);
    }
    return map;
  }

  private static Map<String, Object> theme() {
    Map<String, Object> white = map("fill", "white", "color", "white", "blank", false);
    return map(
        "name", "minimal",
        "plot_background", white,
        "plot_title", text(15, "bold"),
        "plot_subtitle", text(12, "plain"),
        "plot_caption", text(9, "plain"),
        "axis_text", text(12, "plain"),
        "axis_title", text(12, "plain"),
        "strip_text", text(12, "bold"),
        "panel_grid_minor", map("blank", true),
        "legend_text", text(12, "plain"),
        "legend_position", "bottom");
  }

  private static Map<String, Object> text(int size, String face) {
    return map("size", size, "face", face, "color", GREY, "blank", false);
  }
}
