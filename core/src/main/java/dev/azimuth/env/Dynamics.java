package dev.azimuth.env;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A Markov decision process as a textbook writes it: the one interface that an environment of one's
/// own has to implement.
///
/// The constants φ and the state are arguments, held by whoever steps it, so there is nothing to
/// reset, to share or to leave behind (decision 0070). [EnvironmentFamily#of] makes an environment of
/// it; a class that a plug-in names as a service is found by the command line. What is to be fast
/// implements [EnvironmentFamily] instead, with an [EnvironmentBatch] of its own.
///
/// Every environment gets an instance of its own, which is confined to one thread. The same arguments
/// must give the same bits on every machine: [Trigonometry#sin] does, [Math#sin] need not.
public interface Dynamics {

  /// What is known before an episode starts.
  Description description();

  /// Writes the state in which an episode starts.
  ///
  /// @param phi the constants, in the order of their description; not to be modified
  /// @param state all zeros, to be written
  /// @param random the source of all randomness
  void start(double[] phi, double[] state, NumpyRandom random);

  /// Moves the state on by one step.
  ///
  /// @param action one vector of the action space; of a discrete one, the index in `action[0]`; not
  ///     to be modified
  /// @return the reward of the step
  double step(double[] phi, double[] state, float[] action, NumpyRandom random);

  /// Writes the observation of a state; by default, the state itself.
  default void observe(double[] phi, double[] state, float[] observation) {
    for (int i = 0; i < observation.length; i++) {
      observation[i] = (float) state[i];
    }
  }

  /// Whether a state ends the episode for a reason of the task itself (a fall, a crash, a success);
  /// by default, none does. The horizon is not its business.
  default boolean terminated(double[] phi, double[] state) {
    return false;
  }

  /// What there is to know of an environment, filled in call by call.
  final class Description {

    final String name;
    final String summary;
    final int stateSize;
    final int observationSize;
    final List<Parameter> parameters = new ArrayList<>();
    @Nullable ActionSpace actionSpace;
    String tasks = "";
    int horizon = 200; // steps
    List<Double> thresholds = List.of();

    /// @param name in options and files, in kebab case
    /// @param summary one line for `list environments`
    /// @param stateSize the number of doubles of a state
    /// @param observationSize the number of floats of an observation
    public Description(String name, String summary, int stateSize, int observationSize) {
      this.name = name;
      this.summary = summary;
      this.stateSize = stateSize;
      this.observationSize = observationSize;
    }

    /// Actions are a choice among so many, numbered from 0.
    public Description discrete(int count) {
      actionSpace = new ActionSpace.Discrete(count);
      return this;
    }

    /// Actions are real numbers, here one from `low` to `high`; each further call adds a number.
    public Description box(float low, float high) {
      actionSpace =
          actionSpace instanceof ActionSpace.Box box
              ? new ActionSpace.Box(with(box.low(), low), with(box.high(), high))
              : new ActionSpace.Box(new float[] {low}, new float[] {high});
      return this;
    }

    private static float[] with(float[] bounds, float bound) {
      float[] more = Arrays.copyOf(bounds, bounds.length + 1);
      more[bounds.length] = bound;
      return more;
    }

    /// A physical constant that tasks may set, the next of φ; see [Parameter].
    public Description parameter(
        String name, double initial, double minimum, double maximum, String unit, String meaning) {
      parameters.add(new Parameter(name, initial, minimum, maximum, unit, meaning));
      return this;
    }

    /// The task distribution where none is given, such as `gravity=5..15`.
    public Description tasks(String tasks) {
      this.tasks = tasks;
      return this;
    }

    /// Steps after which an episode is cut where none are given; 200 if this is not called.
    public Description horizon(int steps) {
      horizon = steps;
      return this;
    }

    /// Returns whose first crossing is reported, in ascending order; none if this is not called.
    public Description thresholds(double... returns) {
      thresholds = Arrays.stream(returns).boxed().toList();
      return this;
    }
  }
}
