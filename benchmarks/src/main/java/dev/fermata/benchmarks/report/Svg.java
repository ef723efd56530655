package dev.fermata.benchmarks.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jetbrains.letsPlot.commons.encoding.RGBEncoder;
import org.jetbrains.letsPlot.commons.geometry.DoubleVector;
import org.jetbrains.letsPlot.core.util.PlotSvgExportCommon;

/** Draws plots as SVG, the same plot always as the same text. */
final class Svg {
  private static final Pattern ID = Pattern.compile("\\bid=\"(\\w+)\"");
  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern LONG_NUMBER = Pattern.compile("-?\\d+\\.\\d{2,}(?:[eE]-?\\d+)?");
  private static final Pattern TOOLTIP_STYLE =
      Pattern.compile("#\\w+ \\.(?:axis-)?tooltip[^{]*\\{[^}]*}\\R");
  private static final Pattern INDENTATION = Pattern.compile("(?m)^\\s+");
  private static final RGBEncoder NO_IMAGES =
      (width, height, pixels) -> {
        throw new IllegalStateException("a plot with an image");
      };

  private Svg() {}

  static String draw(PlotSpec spec, int width, int height) {
    String svg =
        PlotSvgExportCommon.INSTANCE.buildSvgImageFromRawSpecs(
            spec.toMap(), new DoubleVector(width, height), NO_IMAGES, false);
    String used = INDENTATION.matcher(TOOLTIP_STYLE.matcher(svg).replaceAll("")).replaceAll("");
    return withShortNumbers(withStableIds(used)) + "\n";
  }

  /** Lets-Plot draws ids by lot. */
  static String withStableIds(String svg) {
    Map<String, String> ids = new LinkedHashMap<>();
    Matcher matcher = ID.matcher(svg);
    while (matcher.find()) {
      ids.putIfAbsent(matcher.group(1), "id" + ids.size());
    }
    String stable = svg;
    for (Map.Entry<String, String> id : ids.entrySet()) {
      stable = stable.replaceAll("\\b" + id.getKey() + "\\b", id.getValue());
    }
    return stable;
  }

  /** A tenth of a pixel is enough; what is written between the tags stays. */
  static String withShortNumbers(String svg) {
    return TAG.matcher(svg)
        .replaceAll(
            tag ->
                LONG_NUMBER.matcher(tag.group()).replaceAll(number -> shortened(number.group())));
  }

  private static String shortened(String number) {
    return new BigDecimal(number)
        .setScale(1, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }
}
