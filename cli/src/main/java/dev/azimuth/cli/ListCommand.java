package dev.azimuth.cli;

import dev.azimuth.env.ActionSpace;
import dev.azimuth.env.EnvironmentFamilies;
import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.env.Measure;
import dev.azimuth.env.Names;
import dev.azimuth.env.Parameter;
import dev.azimuth.train.Algorithm;
import dev.azimuth.train.KebabCase;
import dev.azimuth.train.Presets;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `azimuth list`: what there is, one line each.
@Command(name = "list", description = "Lists environments, algorithms or presets.")
final class ListCommand implements Runnable {

  private static final List<String> LISTS = List.of("environments", "algorithms", "presets");

  @Parameters(
      arity = "0..1",
      paramLabel = "LIST",
      description = {
        "environments, with the physical constants that a task may set;",
        "algorithms; or presets, configurations to start from."
      })
  private @Nullable String list;

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "Of the environments, only this one.")
  private @Nullable String environment;

  @Mixin private final EnvironmentOptions options = new EnvironmentOptions();

  @Override
  public void run() {
    try (options) {
      print();
    }
  }

  private void print() {
    if (list == null) {
      throw new UsageException("list needs one of: %s.".formatted(String.join(", ", LISTS)));
    }
    if (environment != null && !list.equals("environments")) {
      throw new UsageException(
          "environment (%s) has no effect on %s.".formatted(environment, list));
    }
    switch (list) {
      case "environments" -> environments().forEach(family -> describe(family, System.out));
      case "algorithms" -> algorithms(System.out);
      case "presets" -> presets(System.out);
      default -> throw new UsageException(Names.unknown("list", list, LISTS));
    }
  }

  private List<EnvironmentFamily> environments() {
    EnvironmentFamilies families = options.families();
    return environment == null ? families.all() : List.of(families.named(environment));
  }

  private static void describe(EnvironmentFamily family, PrintStream out) {
    out.printf("%s: %s%n", family.name(), family.summary());
    out.printf(
        "  %d observations, %s, %d steps, tasks %s%n",
        family.observationSize(),
        describe(family.actionSpace()),
        family.defaultHorizon(),
        family.defaultTasks().isEmpty() ? "by --tasks" : family.defaultTasks());
    for (Parameter parameter : family.parameters()) {
      out.printf(
          "  %-19s %s%s, default %s%s%n",
          parameter.name(),
          parameter.meaning(),
          range(parameter),
          number(parameter.initial()),
          parameter.unit().isEmpty() ? "" : " " + parameter.unit());
    }
    for (Measure measure : family.measures()) {
      out.printf("  reports %s: %s%n", measure.name(), measure.meaning());
    }
  }

  private static String describe(ActionSpace actions) {
    return switch (actions) {
      case ActionSpace.Discrete discrete -> discrete.count() + " actions";
      case ActionSpace.Box box ->
          IntStream.range(0, box.size())
              .mapToObj(i -> decimal(box.low()[i]) + ".." + decimal(box.high()[i]))
              .collect(
                  Collectors.joining(
                      ", ",
                      "%d continuous action%s in "
                          .formatted(box.size(), box.size() == 1 ? "" : "s"),
                      ""));
    };
  }

  /// In words; empty where it is not known.
  private static String range(Parameter parameter) {
    if (Double.isInfinite(parameter.minimum()) && Double.isInfinite(parameter.maximum())) {
      return "";
    }
    String form = parameter.whole() ? ", a whole number from %s to %s" : ", from %s to %s";
    return form.formatted(number(parameter.minimum()), number(parameter.maximum()));
  }

  /// As a float is written: 0.1 rather than the double that is nearest to it.
  private static String decimal(float value) {
    return number(Double.parseDouble(Float.toString(value)));
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? "%.0f".formatted(value)
        : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  private static void algorithms(PrintStream out) {
    for (Algorithm algorithm : Algorithm.values()) {
      out.printf("%-18s %s%n", KebabCase.of(algorithm), algorithm.summary());
    }
  }

  private static void presets(PrintStream out) {
    for (Presets preset : Presets.values()) {
      out.printf("%-18s %s%n", KebabCase.of(preset), preset.summary());
    }
  }
}
