package dev.azimuth.train;

import dev.azimuth.env.Measure;
import dev.azimuth.meta.Task;
import dev.azimuth.meta.TaskResult;
import dev.azimuth.optim.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/// The columns of `tasks.csv`: one row an epoch and task.
final class TaskColumns {

  private static final String BEFORE = "_before_adaptation";
  private static final String AFTER = "_after_adaptation";

  private final Tasks tasks;
  private final List<Measure> measures;
  private final Function<Task, OptionalDouble> optimum;
  private final boolean hasOptimum;

  TaskColumns(MetaTrainer trainer) {
    tasks = trainer.tasks();
    measures = trainer.family().measures();
    int horizon = trainer.config().horizon();
    optimum = task -> trainer.family().optimalReturn(task.phi(), horizon);
    hasOptimum = optimum.apply(tasks.distribution().medium()).isPresent();
  }

  List<String> names() {
    List<String> names = new ArrayList<>(List.of("epoch", "task"));
    names.addAll(tasks.names());
    names.addAll(List.of("return" + BEFORE, "return" + AFTER, "meta_gradient_norm"));
    names.addAll(measureNames(measures));
    if (hasOptimum) {
      names.add("optimal_return");
    }
    return names;
  }

  /// The two columns of each measure.
  static List<String> measureNames(List<Measure> measures) {
    List<String> names = new ArrayList<>();
    for (Measure measure : measures) {
      String name = measure.name().replace('-', '_');
      names.addAll(List.of(name + BEFORE, name + AFTER));
    }
    return names;
  }

  /// The values of a row, in the order of the names.
  ///
  /// @param number of the task in its epoch, from 1
  List<Object> values(int epoch, int number, TaskResult result) {
    List<Object> values = new ArrayList<>(List.of(epoch, number));
    tasks.indices().forEach(index -> values.add(result.task().phi()[index]));
    values.add(result.returnBefore());
    values.add(result.returnAfter());
    values.add(Vectors.norm(result.metaGradient()));
    for (int i = 0; i < measures.size(); i++) {
      values.add(result.measuresBefore().get(i));
      values.add(result.measuresAfter().get(i));
    }
    if (hasOptimum) {
      values.add(optimum.apply(result.task()).orElse(Double.NaN));
    }
    return values;
  }
}
