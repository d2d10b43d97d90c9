package dev.azimuth.meta;

import static dev.azimuth.meta.Seeds.child;

import dev.azimuth.meta.MetaBatchExecutor.TaskWork;
import java.util.ArrayList;
import java.util.List;

/// One epoch of Algorithm 1, Lines 4–12, for any [MetaLearner].
public record MetaEpoch(
    TaskDistribution tasks,
    int tasksPerEpoch,
    MultiTaskSampler sampler,
    TaskDirectedStep directed,
    MetaLearner learner,
    SamplingCredit credit,
    TaskReduction reduction,
    OuterStep outer,
    MetaBatchExecutor executor) {

  private static final float[] NO_SCORE = {};

  // Children of the epoch's seed; task i has number FIRST_TASK + i.
  private static final int CHOICE = -1; // the director's
  private static final int DIRECTED = 0;
  private static final int TASKS = 1;
  private static final int FIRST_TASK = 2;

  /// Runs the epoch from θ.
  ///
  /// @param progress the share of training that is over, in [0, 1), for step sizes on a schedule
  /// @param seed the seed of the epoch, of which all its random streams are descendants
  public EpochResult run(float[] theta, double progress, long seed) throws InterruptedException {
    // Line 6: T_i ~ ρ(T), i = 1…M; they come from a stream of their own, so the order is free.
    List<Task> sampled = tasks.sample(tasksPerEpoch, child(seed, TASKS));
    // Lines 4–5: θ ← θ + δ∇J(θ), on D_med collected with π_θ in T_med.
    DirectedResult start = direct(theta, sampled, seed);
    // Lines 7–11: every task adapts from the same θ; Lines 8–10 are MetaLearner.metaGradient.
    List<TaskResult> results = credit.apply(executor.run(work(start.theta(), sampled, seed)));
    // Line 12: θ ← θ + β Σᵢ ∇_θ J(θ′ᵢ).
    float[] gradient = reduction.reduce(results);
    OuterStep.Result next = outer.ascend(start.theta(), gradient, progress);
    return new EpochResult(next.theta(), gradient, next.clipped(), results, start);
  }

  private DirectedResult direct(float[] theta, List<Task> sampled, long seed) {
    List<Task> chosen = directed.director().choose(tasks, sampled, child(seed, CHOICE));
    if (chosen.isEmpty()) {
      return new DirectedResult(theta, 0, 0);
    }
    try (TaskSession session = sampler.open(chosen, child(seed, DIRECTED))) {
      return directed.apply(theta, session);
    }
  }

  private List<TaskWork> work(float[] theta, List<Task> sampled, long seed) {
    List<TaskWork> work = new ArrayList<>(sampled.size());
    for (int i = 0; i < sampled.size(); i++) {
      Task task = sampled.get(i);
      long taskSeed = child(seed, FIRST_TASK + i);
      work.add(turn -> {
        try (TaskSession session = sampler.open(List.of(task), taskSeed, turn)) {
          float[] gradient = learner.metaGradient(theta, session);
          float[] score = credit == SamplingCredit.OFF ? NO_SCORE : session.samplingScore(theta, 0);
          return new TaskResult(task, gradient, score, session.batches());
        }
      });
    }
    return work;
  }
}
