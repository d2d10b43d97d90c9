package dev.azimuth.report.page;

import dev.azimuth.report.figure.Palette;
import dev.azimuth.report.run.RunData;
import dev.azimuth.report.statistics.Curve;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The JSON that the page's script draws from. Numbers have seven digits, more than a figure shows;
/// what is not a finite number is null.
final class PageData {

  private PageData() {}

  /// @param note what the figure has to say about its lines, or nothing
  static String json(
      List<AlgorithmCurves> curves, List<TaskFigure> tasks, List<Double> thresholds, String note) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("note", note);
      writeNumbers(json, "thresholds", thresholds.stream().mapToDouble(r -> r).toArray());
      json.writeArrayPropertyStart("algorithms");
      curves.forEach(algorithm -> writeAlgorithm(json, algorithm));
      json.writeEndArray();
      json.writeArrayPropertyStart("tasks");
      tasks.forEach(figure -> writeTasks(json, figure));
      json.writeEndArray();
      json.writeEndObject();
    }
    // Within a script element, "</script>" would end it, and "<!--" would begin a comment.
    return text.toString().replace("<", "\\u003c");
  }

  private static void writeAlgorithm(JsonGenerator json, AlgorithmCurves algorithm) {
    json.writeStartObject();
    json.writeStringProperty("name", algorithm.algorithm().label());
    json.writeNumberProperty("color", Palette.colorIndex(algorithm.algorithm().series()));
    json.writeNumberProperty("dash", Palette.dashIndex(algorithm.algorithm().series()));
    json.writeNumberProperty("averaged", algorithm.algorithm().averagedRuns().size());
    json.writeArrayPropertyStart("runs");
    for (RunData run : algorithm.algorithm().startedRuns()) {
      json.writeStartObject();
      json.writeStringProperty("name", run.name());
      writeNumbers(json, "steps", run.epochs().column(RunData.ENVIRONMENT_STEPS));
      writeNumbers(json, "seconds", run.epochs().column(RunData.WALL_SECONDS));
      writeNumbers(json, "ema", run.epochs().column(RunData.RETURN_AFTER_EMA));
      writeNumbers(json, "raw", run.epochs().column(RunData.RETURN_AFTER));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectPropertyStart("curves");
    algorithm.curves().forEach((name, curve) -> writeCurve(json, name, curve));
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeCurve(JsonGenerator json, String name, Curve curve) {
    if (curve.points() == 0) {
      return;
    }
    json.writeObjectPropertyStart(name);
    writeNumbers(json, "x", curve.x());
    writeNumbers(json, "center", curve.center());
    writeNumbers(json, "low", curve.low());
    writeNumbers(json, "high", curve.high());
    json.writeEndObject();
  }

  private static void writeTasks(JsonGenerator json, TaskFigure figure) {
    json.writeStartObject();
    json.writeStringProperty("id", figure.id());
    json.writeStringProperty("parameter", figure.parameter());
    writeNumbers(json, "x", figure.centers());
    json.writeArrayPropertyStart("before");
    figure.before().forEach(values -> writeNumbers(json, values));
    json.writeEndArray();
    json.writeArrayPropertyStart("after");
    figure.after().forEach(values -> writeNumbers(json, values));
    json.writeEndArray();
    writeNumbers(json, "best", figure.best());
    json.writeEndObject();
  }

  private static void writeNumbers(JsonGenerator json, String name, double[] values) {
    json.writeName(name);
    writeNumbers(json, values);
  }

  private static void writeNumbers(JsonGenerator json, double[] values) {
    json.writeStartArray();
    for (double value : values) {
      if (!Double.isFinite(value)) {
        json.writeNull();
      } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
        json.writeNumber((long) value);
      } else {
        json.writeNumber((float) value);
      }
    }
    json.writeEndArray();
  }
}
