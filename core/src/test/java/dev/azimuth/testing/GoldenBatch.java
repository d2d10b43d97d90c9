package dev.azimuth.testing;

import dev.azimuth.rl.Trajectories;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A recorded batch of trajectories of different lengths, as columns in the order of [Trajectories]:
/// first all steps of time 0 by trajectory, then all steps of time 1, and so on.
public final class GoldenBatch {

  private record Step(int trajectory, int time) {}

  private final List<JsonNode> trajectories;
  private final List<Step> steps = new ArrayList<>();

  /// @param trajectories a list, each with `length` and one list for each quantity
  public GoldenBatch(JsonNode trajectories) {
    this.trajectories = Golden.nodes(trajectories);
    int longest = this.trajectories.stream().mapToInt(GoldenBatch::length).max().orElseThrow();
    for (int time = 0; time < longest; time++) {
      for (int k = 0; k < this.trajectories.size(); k++) {
        if (time < length(this.trajectories.get(k))) {
          steps.add(new Step(k, time));
        }
      }
    }
  }

  private static int length(JsonNode trajectory) {
    return trajectory.get("length").asInt();
  }

  /// The batch in single precision; every episode counts as cut, its last observation as unknown.
  ///
  /// @param actionSize A, of a list of action vectors; 1 also for a list of indices
  public Trajectories data(int observationSize, int actionSize) {
    int count = trajectories.size();
    int[] trajectory = steps.stream().mapToInt(Step::trajectory).toArray();
    return new Trajectories(
        count,
        steps.size(),
        observationSize,
        Numbers.floats(rows("observations", observationSize)),
        trajectories.getFirst().has("actions")
            ? Numbers.floats(rows("actions", actionSize))
            : new float[actionSize * steps.size()],
        Numbers.floats(rows("rewards", 1)),
        trajectory,
        new boolean[count],
        new float[observationSize * count],
        0,
        new float[0],
        new float[0],
        new double[0]);
  }

  /// A quantity with `size` components at each step, [size × n].
  public double[] rows(String name, int size) {
    double[] rows = new double[size * steps.size()];
    for (int c = 0; c < steps.size(); c++) {
      JsonNode value = at(trajectories.get(steps.get(c).trajectory).get(name), c);
      for (int i = 0; i < size; i++) {
        rows[i * steps.size() + c] = (value.isArray() ? value.get(i) : value).asDouble();
      }
    }
    return rows;
  }

  /// A ragged list [K][T] of numbers as columns, [n].
  public double[] columns(JsonNode ragged) {
    double[] columns = new double[steps.size()];
    for (int c = 0; c < columns.length; c++) {
      columns[c] = at(ragged.get(steps.get(c).trajectory), c).asDouble();
    }
    return columns;
  }

  private JsonNode at(JsonNode perTime, int column) {
    return perTime.get(steps.get(column).time);
  }

  /// n, the number of steps of all trajectories.
  public int size() {
    return steps.size();
  }
}
