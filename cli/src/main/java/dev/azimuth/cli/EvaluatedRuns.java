package dev.azimuth.cli;

import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.report.run.AlgorithmRuns;
import dev.azimuth.report.run.Comparison;
import dev.azimuth.report.run.RunData;
import dev.azimuth.train.Adaptation;
import dev.azimuth.train.Checkpoint;
import dev.azimuth.train.ConfigText;
import dev.azimuth.train.RunConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The runs of an evaluation, whose policies adapt.
///
/// @param arms what each of them is an example of
/// @param names what each of them is called
/// @param policies what each of them has learned
record EvaluatedRuns(List<String> arms, List<String> names, List<Adaptation> policies) {

  private static final String CHECKPOINT = "checkpoint.bin";

  /// The name of the environment of all runs of a comparison.
  static String environment(Comparison comparison) {
    List<String> names =
        comparison.runs().stream()
            .map(run -> run.config().getOrDefault("environment", ""))
            .distinct()
            .toList();
    if (names.size() > 1) {
      throw new UsageException(
          "The runs are of several environments (%s): evaluate those of one at a time."
              .formatted(String.join(", ", names)));
    }
    return names.getFirst();
  }

  /// Reads the runs of a comparison.
  ///
  /// @param changes of their configurations, by key
  static EvaluatedRuns read(
      Comparison comparison, EnvironmentFamily family, Map<String, String> changes)
      throws IOException {
    boolean ambiguous =
        comparison.runs().stream().map(RunData::name).distinct().count() < comparison.runs().size();
    List<String> arms = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<Adaptation> policies = new ArrayList<>();
    for (AlgorithmRuns arm : comparison.algorithms()) {
      tellLeftOut(arm);
      for (RunData run : arm.averagedRuns()) {
        arms.add(arm.label());
        names.add(ambiguous ? run.directory().toString() : run.name());
        policies.add(policy(run.directory(), family, changes));
      }
    }
    if (policies.isEmpty()) {
      throw new UsageException("No run has finished an epoch, so there is no policy to evaluate.");
    }
    return new EvaluatedRuns(arms, names, policies);
  }

  /// Names the runs of an arm that are not evaluated, as means are of those that finished.
  private static void tellLeftOut(AlgorithmRuns arm) {
    for (RunData run : arm.runs()) {
      if (!arm.averagedRuns().contains(run)) {
        System.err.printf(
            "azimuth: %s is left out: it has finished %d epochs, fewer than it should.%n",
            run.name(), run.finishedEpochs());
      }
    }
  }

  private static Adaptation policy(Path run, EnvironmentFamily family, Map<String, String> changes)
      throws IOException {
    SavedPolicy saved = SavedPolicy.read("run", run, family);
    RunConfig config = saved.config();
    if (!config.environment().equals(family.name())) {
      throw new UsageException(
          "run (%s) has parameters of %s, and a configuration of %s."
              .formatted(run, config.environment(), family.name()));
    }
    if (config.algorithm().learnsRates() && changes.containsKey("alpha")) {
      throw new UsageException(
          "alpha (%s) has no effect on %s: meta-sgd has learned a step size for each parameter."
              .formatted(changes.get("alpha"), run));
    }
    double[] critic = Adaptation.needsCritic(config) ? critic(run) : new double[0];
    return new Adaptation(ConfigText.with(config, changes), family, saved.theta(), critic);
  }

  private static double[] critic(Path run) throws IOException {
    if (!Files.exists(run.resolve(CHECKPOINT))) {
      throw new UsageException(
          "run (%s) has no %s, and so not the critic that an actor-critic policy adapts with."
              .formatted(run, CHECKPOINT));
    }
    return Checkpoint.read(run).state().values();
  }

  /// The distribution of tasks with which all of them were trained.
  String tasks() {
    List<String> texts =
        policies.stream().map(policy -> policy.config().tasks()).distinct().toList();
    if (texts.size() > 1) {
      throw new UsageException(
          "The runs have different tasks (%s): say with --tasks which to evaluate."
              .formatted(texts.stream().collect(Collectors.joining("; "))));
    }
    return texts.getFirst();
  }
}
