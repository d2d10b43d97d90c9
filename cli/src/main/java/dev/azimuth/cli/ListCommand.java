package dev.azimuth.cli;

import dev.azimuth.env.ActionSpace;
import dev.azimuth.env.EnvironmentFamilies;
import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.env.Parameter;
import dev.azimuth.train.Algorithm;
import dev.azimuth.train.KebabCase;
import dev.azimuth.train.Presets;
import java.io.PrintStream;
import picocli.CommandLine.Command;

/// `azimuth list`: what there is, one line each.
@Command(
    name = "list",
    description = "Lists environments, algorithms or presets.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Runnable {

  private static final PrintStream OUT = System.out;

  @Override
  public void run() {
    throw new UsageException("list needs one of: environments, algorithms, presets.");
  }

  @Command(
      name = "environments",
      description = "Environments, with the physical constants that a task may set.",
      mixinStandardHelpOptions = true)
  void environments() {
    for (EnvironmentFamily family : EnvironmentFamilies.builtIn().all()) {
      OUT.printf("%s: %s%n", family.name(), family.summary());
      OUT.printf(
          "  %d observations, %s, %d steps, tasks %s%n",
          family.observationSize(),
          describe(family.actionSpace()),
          family.defaultHorizon(),
          family.defaultTasks());
      for (Parameter parameter : family.parameters()) {
        OUT.printf(
            "  %-16s %s, from %s to %s, default %s%s%n",
            parameter.name(),
            parameter.meaning(),
            number(parameter.minimum()),
            number(parameter.maximum()),
            number(parameter.initial()),
            parameter.unit().isEmpty() ? "" : " " + parameter.unit());
      }
    }
  }

  private static String describe(ActionSpace actions) {
    return switch (actions) {
      case ActionSpace.Discrete discrete -> discrete.count() + " actions";
      case ActionSpace.Box box -> box.size() + " continuous actions";
    };
  }

  private static String number(double value) {
    return value == Math.rint(value) ? "%.0f".formatted(value) : Double.toString(value);
  }

  @Command(
      name = "algorithms",
      description = "Meta-learning algorithms.",
      mixinStandardHelpOptions = true)
  void algorithms() {
    for (Algorithm algorithm : Algorithm.values()) {
      OUT.printf("%-18s %s%n", KebabCase.of(algorithm), algorithm.summary());
    }
  }

  @Command(
      name = "presets",
      description = "Configurations to start from.",
      mixinStandardHelpOptions = true)
  void presets() {
    for (Presets preset : Presets.values()) {
      OUT.printf("%-18s %s%n", KebabCase.of(preset), preset.summary());
    }
  }
}
