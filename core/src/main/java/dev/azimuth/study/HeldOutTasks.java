package dev.azimuth.study;

import dev.azimuth.meta.Marginal;
import dev.azimuth.meta.Seeds;
import dev.azimuth.meta.Task;
import dev.azimuth.train.Tasks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The tasks in which policies are evaluated: those that training never sees, where its
/// distribution leaves some out, and others of the same distribution where it does not (decision
/// 0092).
public final class HeldOutTasks {

  /// The most tasks of an evaluation.
  public static final int MOST = 1_000;

  // A child of the evaluation's seed.
  private static final int TASKS = 0;

  private HeldOutTasks() {}

  /// Every combination of the values that are listed, the first constant varying slowest, if there
  /// are only lists and single values: then no task needs to be drawn.
  ///
  /// @throws IllegalArgumentException if there are more than [#MOST]
  public static Optional<List<Task>> listed(Tasks tasks) {
    List<double[]> combinations = List.of(tasks.heldOut().medium().phi());
    for (int index : tasks.indices()) {
      Optional<List<Double>> values = values(tasks.heldOut().marginals().get(index));
      if (values.isEmpty()) {
        return Optional.empty();
      }
      combinations = combinations(combinations, index, values.get());
      if (combinations.size() > MOST) {
        throw new IllegalArgumentException(
            "tasks (the combinations of lists) must be at most %d.".formatted(MOST));
      }
    }
    return Optional.of(combinations.stream().map(Task::new).toList());
  }

  /// Tasks that are drawn, in ascending order of their constants as they are written.
  ///
  /// @param seed of the evaluation; its tasks have a stream that no training uses
  public static List<Task> drawn(Tasks tasks, int count, long seed) {
    Comparator<Task> order = Comparator.comparingInt(_ -> 0);
    for (int index : tasks.indices()) {
      order = order.thenComparingDouble(task -> task.phi()[index]);
    }
    long stream = Seeds.child(Evaluation.root(seed), TASKS);
    return tasks.heldOut().sample(count, stream).stream().sorted(order).toList();
  }

  private static List<double[]> combinations(
      List<double[]> combinations, int index, List<Double> values) {
    List<double[]> more = new ArrayList<>();
    for (double[] phi : combinations) {
      for (double value : values) {
        double[] next = phi.clone();
        next[index] = value;
        more.add(next);
      }
    }
    return more;
  }

  /// What a constant can be, if that can be listed.
  private static Optional<List<Double>> values(Marginal marginal) {
    return switch (marginal) {
      case Marginal.Fixed(double value) -> Optional.of(List.of(value));
      case Marginal.Choice(List<Double> values) -> Optional.of(values);
      case Marginal.Part(Marginal.Choice(List<Double> values), var intervals, boolean within) ->
          Optional.of(
              values.stream()
                  .filter(x ->
                      intervals.stream().anyMatch(part -> part.low() <= x && x <= part.high())
                          == within)
                  .toList());
      default -> Optional.empty();
    };
  }
}
