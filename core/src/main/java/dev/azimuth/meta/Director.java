package dev.azimuth.meta;

import static dev.azimuth.meta.Seeds.child;

import java.util.List;

/// Chooses the task of the directed step, Lines 1 and 4 of Algorithm 1. The medium task is the
/// paper's; the others are the controls that tell whether it is the task or the step that helps.
public sealed interface Director {

  /// The tasks among which the K trajectories of D_med are dealt; none for no step.
  ///
  /// @param tasks ρ(T)
  /// @param sampled the tasks of this epoch
  /// @param seed of the director's random stream in this epoch
  List<Task> choose(TaskDistribution tasks, List<Task> sampled, long seed);

  /// No directed step.
  record None() implements Director {
    @Override
    public List<Task> choose(TaskDistribution tasks, List<Task> sampled, long seed) {
      return List.of();
    }
  }

  /// The medium task: the expectation of ρ(T), Eq. 3.
  record Medium() implements Director {
    @Override
    public List<Task> choose(TaskDistribution tasks, List<Task> sampled, long seed) {
      return List.of(tasks.medium());
    }
  }

  /// The mean of the constants of the sampled tasks, Eq. 4.
  record SampledMean() implements Director {
    @Override
    public List<Task> choose(TaskDistribution tasks, List<Task> sampled, long seed) {
      double[] mean = new double[sampled.getFirst().phi().length];
      for (Task task : sampled) {
        for (int i = 0; i < mean.length; i++) {
          mean[i] += task.phi()[i] / sampled.size();
        }
      }
      return List.of(new Task(mean));
    }
  }

  /// One task drawn from ρ(T).
  record Random() implements Director {
    @Override
    public List<Task> choose(TaskDistribution tasks, List<Task> sampled, long seed) {
      return tasks.sample(1, child(seed, 0));
    }
  }

  /// Several tasks drawn from ρ(T), one trajectory each.
  ///
  /// @param count K
  record Mixed(int count) implements Director {
    @Override
    public List<Task> choose(TaskDistribution tasks, List<Task> sampled, long seed) {
      return tasks.sample(count, child(seed, 0));
    }
  }

  /// Always the same task.
  record Fixed(Task task) implements Director {
    @Override
    public List<Task> choose(TaskDistribution tasks, List<Task> sampled, long seed) {
      return List.of(task);
    }
  }
}
