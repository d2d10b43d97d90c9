package dev.azimuth.meta;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// ρ(T), a distribution over tasks.
public interface TaskDistribution {

  /// T_i ~ ρ(T).
  Task sample(RandomGenerator random);

  /// The medium task T_med, whose constants are the expectation of those of ρ(T) (Eq. 3).
  Task medium();

  /// A batch of `count` independent tasks, Line 6 of Algorithm 1.
  default List<Task> sample(int count, long seed) {
    RandomGenerator random = Seeds.generator(seed);
    List<Task> tasks = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      tasks.add(sample(random));
    }
    return List.copyOf(tasks);
  }
}
