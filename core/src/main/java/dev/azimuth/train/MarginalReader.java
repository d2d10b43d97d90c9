package dev.azimuth.train;

import dev.azimuth.env.Parameter;
import dev.azimuth.meta.Marginal;
import dev.azimuth.meta.Marginal.Interval;
import dev.azimuth.meta.TruncatedNormal;
import java.util.ArrayList;
import java.util.List;

/// Reads the distribution of one constant: a value, values, a range or a normal distribution, of
/// which a part may be held out.
final class MarginalReader {

  /// What training draws a constant from, and what held-out tasks do.
  record Split(Marginal training, Marginal heldOut) {}

  private static final String NORMAL = "normal";
  private static final String NORMAL_FORM = "normal(center,deviation,low..high)";

  private final TextCursor cursor;
  private final Parameter parameter;

  MarginalReader(TextCursor cursor, Parameter parameter) {
    this.cursor = cursor;
    this.parameter = parameter;
  }

  Split read() {
    int place = cursor.position();
    Marginal all = all();
    if (!cursor.acceptWord("without")) {
      return new Split(all, all);
    }
    if (!(all instanceof Marginal.Splittable whole)) {
      throw cursor.mistake(place, "of one value nothing can be held out.");
    }
    List<Interval> parts = parts(whole, place);
    return new Split(new Marginal.Part(whole, parts, false), new Marginal.Part(whole, parts, true));
  }

  private Marginal all() {
    int place = cursor.position();
    if (cursor.acceptWord(NORMAL)) {
      requireReal(place);
      return normal();
    }
    if (cursor.peekWord().matches("[A-Za-z]+")) {
      throw cursor.mistake(
          cursor.position(),
          "'%s' is neither a number nor %s.".formatted(cursor.peekWord(), NORMAL_FORM));
    }
    double first = value();
    if (cursor.accept("..")) {
      requireReal(place);
      Interval range = range(place, first);
      return new Marginal.Uniform(range.low(), range.high());
    }
    List<Double> values = values(first);
    return values.size() == 1 ? new Marginal.Fixed(first) : new Marginal.Choice(values);
  }

  private List<Double> values(double first) {
    List<Double> values = new ArrayList<>(List.of(first));
    while (cursor.accept("|")) {
      int place = cursor.position();
      double value = value();
      if (values.contains(value)) {
        throw cursor.mistake(place, "%s is there twice.".formatted(TextCursor.plain(value)));
      }
      values.add(value);
    }
    return values;
  }

  private Marginal normal() {
    require("(");
    int centerPlace = cursor.position();
    double center = value();
    require(",");
    int deviationPlace = cursor.position();
    double deviation = cursor.number();
    if (!(deviation > 0 && deviation <= TruncatedNormal.WIDEST)) {
      throw cursor.mistake(
          deviationPlace,
          "the deviation (%s) must be > 0 and at most 1e100; one value is written %s=%s."
              .formatted(TextCursor.plain(deviation), parameter.name(), TextCursor.plain(center)));
    }
    require(",");
    int place = cursor.position();
    double low = value();
    require("..");
    Interval range = range(place, low);
    require(")");
    if (center < range.low() || center > range.high()) {
      throw cursor.mistake(
          centerPlace,
          "the center (%s) must lie in %s.".formatted(TextCursor.plain(center), text(range)));
    }
    return new TruncatedNormal(center, deviation, range.low(), range.high());
  }

  private void requireReal(int place) {
    if (parameter.whole()) {
      throw cursor.mistake(
          place,
          "%s takes whole numbers, which are listed, as in %s=0|1."
              .formatted(parameter.name(), parameter.name()));
    }
  }

  private void require(String symbol) {
    if (!cursor.accept(symbol)) {
      throw cursor.expected("'%s', as in %s,".formatted(symbol, NORMAL_FORM));
    }
  }

  /// Reads what follows the two points of a range.
  private Interval range(int place, double low) {
    double high = value();
    if (low == high) {
      throw cursor.mistake(
          place,
          "a range needs spread; one value is written %s=%s."
              .formatted(parameter.name(), TextCursor.plain(low)));
    }
    return ordered(place, low, high);
  }

  private Interval ordered(int place, double low, double high) {
    if (low > high) {
      throw cursor.mistake(
          place,
          "the range of %s is reversed. Maybe %s?"
              .formatted(parameter.name(), text(new Interval(high, low))));
    }
    return new Interval(low, high);
  }

  /// Reads a number that the constant may be.
  private double value() {
    int place = cursor.position();
    double value = cursor.number();
    if (!(value >= parameter.minimum() && value <= parameter.maximum())) {
      String unit = parameter.unit().isEmpty() ? "" : " " + parameter.unit();
      throw cursor.mistake(
          place,
          "%s must lie in [%s, %s]%s."
              .formatted(
                  parameter.name(),
                  TextCursor.plain(parameter.minimum()),
                  TextCursor.plain(parameter.maximum()),
                  unit));
    }
    if (parameter.whole() && value != Math.rint(value)) {
      throw cursor.mistake(place, "%s must be a whole number.".formatted(parameter.name()));
    }
    return value;
  }

  /// Reads the parts of a distribution that are held out: values of a list, or ranges.
  ///
  /// @param place where the distribution begins
  private List<Interval> parts(Marginal.Splittable whole, int place) {
    List<Interval> parts = new ArrayList<>();
    do {
      parts.add(part(whole, parts));
    } while (cursor.accept("|"));
    double share = parts.stream().mapToDouble(whole::probability).sum();
    if (share < Marginal.Part.LEAST || share > 1 - Marginal.Part.LEAST) {
      throw cursor.mistake(
          place,
          "%s %% of the tasks would be held out; it must be at least 0.1 %% and leave as much."
              .formatted(TextCursor.plain(Math.round(share * 1e4) / 1e2)));
    }
    return parts;
  }

  private Interval part(Marginal.Splittable whole, List<Interval> others) {
    int place = cursor.position();
    double low = value();
    boolean range = cursor.accept("..");
    Interval part = range ? range(place, low) : new Interval(low, low);
    if (!range && !(whole instanceof Marginal.Choice)) {
      throw cursor.mistake(place, "what is held out of a range must be a range too.");
    }
    if (whole.probability(part) == 0) {
      throw cursor.mistake(place, "%s has no part of the distribution.".formatted(text(part)));
    }
    for (Interval other : others) {
      if (part.low() <= other.high() && other.low() <= part.high()) {
        throw cursor.mistake(place, "%s overlaps with %s.".formatted(text(part), text(other)));
      }
    }
    return part;
  }

  private static String text(Interval interval) {
    String low = TextCursor.plain(interval.low());
    return interval.low() == interval.high() ? low : low + ".." + TextCursor.plain(interval.high());
  }
}
