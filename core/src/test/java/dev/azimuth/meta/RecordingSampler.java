package dev.azimuth.meta;

import dev.azimuth.optim.Objective;
import dev.azimuth.testing.Numbers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToLongFunction;

/// Tasks with J(θ) = −½·‖θ − φ‖² that record what is asked of them, in order. The score of their
/// sampling is said to be φ.
final class RecordingSampler implements MultiTaskSampler {

  /// The numbers of what is no draw of data.
  static final int CLOSING = -1;

  static final int SCORE = -2;

  /// One draw of data by its batch, the closing of a session or the question for the score.
  record Event(Task task, int batch, List<Float> theta) {}

  final List<Event> events = Collections.synchronizedList(new ArrayList<>());
  final List<List<Task>> opened = Collections.synchronizedList(new ArrayList<>());
  final List<Turn> turns = Collections.synchronizedList(new ArrayList<>());
  final List<Long> seeds = Collections.synchronizedList(new ArrayList<>());
  private final ToLongFunction<Task> steps;

  /// @param steps the environment steps of each batch of a task
  RecordingSampler(ToLongFunction<Task> steps) {
    this.steps = steps;
  }

  static QuadraticObjective objective(Task task) {
    return QuadraticObjective.towards(Numbers.floats(task.phi()));
  }

  static List<Float> list(float[] theta) {
    List<Float> list = new ArrayList<>();
    for (float value : theta) {
      list.add(value);
    }
    return list;
  }

  @Override
  public TaskSession open(List<Task> tasks, long seed, Turn turn) {
    opened.add(tasks);
    seeds.add(seed);
    turns.add(turn);
    return new Session(tasks.getFirst());
  }

  private final class Session implements TaskSession {

    private final Task task;
    private final List<Batch> batches = new ArrayList<>();

    Session(Task task) {
      this.task = task;
    }

    @Override
    public Objective sample(float[] theta, int batch) {
      return draw(theta, batch, false);
    }

    @Override
    public Objective watch(float[] theta, int batch) {
      return draw(theta, batch, true);
    }

    private Objective draw(float[] theta, int batch, boolean watched) {
      events.add(new Event(task, batch, list(theta)));
      QuadraticObjective objective = objective(task);
      if (batch == batches.size()) { // not drawn before
        double value = objective.value(theta);
        batches.add(new Batch(value, value, 0, steps.applyAsLong(task), watched, List.of()));
      }
      return objective;
    }

    @Override
    public float[] samplingScore(float[] theta, int batch) {
      events.add(new Event(task, SCORE - batch, list(theta)));
      return Numbers.floats(task.phi());
    }

    @Override
    public List<Batch> batches() {
      return batches;
    }

    @Override
    public void close() {
      events.add(new Event(task, CLOSING, List.of()));
    }
  }
}
