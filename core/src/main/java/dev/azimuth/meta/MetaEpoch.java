package dev.azimuth.meta;

import static dev.azimuth.meta.Seeds.child;

import dev.azimuth.optim.Optimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// One epoch of Algorithm 1, Lines 4–12, for any [MetaLearner].
public record MetaEpoch(
    TaskDistribution tasks,
    int tasksPerEpoch,
    MultiTaskSampler sampler,
    TaskDirectedStep directed,
    MetaLearner learner,
    TaskReduction reduction,
    Optimizer optimizer,
    MetaBatchExecutor executor) {

  // Children of the epoch's seed; task i has number FIRST_TASK + i.
  private static final int DIRECTED = 0;
  private static final int TASKS = 1;
  private static final int FIRST_TASK = 2;

  /// Runs the epoch from θ.
  ///
  /// @param seed the seed of the epoch, of which all its random streams are descendants
  public EpochResult run(float[] theta, long seed) throws InterruptedException {
    // Lines 4–5: θ ← θ + δ∇J(θ), on D_med collected with π_θ in T_med.
    Directed start = direct(theta, seed);
    // Line 6: T_i ~ ρ(T), i = 1…M.
    List<Task> sampled = tasks.sample(tasksPerEpoch, child(seed, TASKS));
    // Lines 7–11: every task adapts from the same θ; Lines 8–10 are MetaLearner.metaGradient.
    List<TaskResult> results = executor.run(work(start.theta, sampled, seed));
    // Line 12: θ ← θ + β Σᵢ ∇_θ J(θ′ᵢ).
    float[] gradient = reduction.reduce(results);
    float[] next = optimizer.ascend(start.theta, gradient);
    return new EpochResult(next, gradient, results, start.steps);
  }

  private record Directed(float[] theta, long steps) {}

  private Directed direct(float[] theta, long seed) {
    if (directed.delta() == 0) {
      return new Directed(theta, 0);
    }
    try (TaskSession session = sampler.open(tasks.medium(), child(seed, DIRECTED))) {
      float[] moved = directed.apply(theta, session);
      return new Directed(moved, session.batches().getFirst().steps());
    }
  }

  private List<Supplier<TaskResult>> work(float[] theta, List<Task> sampled, long seed) {
    List<Supplier<TaskResult>> work = new ArrayList<>(sampled.size());
    for (int i = 0; i < sampled.size(); i++) {
      Task task = sampled.get(i);
      long taskSeed = child(seed, FIRST_TASK + i);
      work.add(() -> {
        try (TaskSession session = sampler.open(task, taskSeed)) {
          float[] gradient = learner.metaGradient(theta, session);
          return new TaskResult(task, gradient, session.batches());
        }
      });
    }
    return work;
  }
}
