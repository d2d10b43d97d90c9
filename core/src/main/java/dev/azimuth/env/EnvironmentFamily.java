package dev.azimuth.env;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/// Everything about a kind of environment that is known before an episode starts: its name, its
/// spaces, the physical constants that make up a task, and how to make simulators.
public interface EnvironmentFamily {

  /// The family of some dynamics.
  ///
  /// @param supplier of a new instance for each environment
  /// @throws IllegalArgumentException if their description is not whole
  static EnvironmentFamily of(Supplier<? extends Dynamics> supplier) {
    return new DynamicsFamily(supplier);
  }

  /// The name in options and files, in kebab case.
  String name();

  /// One line for `list environments`.
  String summary();

  /// O, the number of floats of an observation.
  int observationSize();

  ActionSpace actionSpace();

  /// The physical constants φ, in the order of a task's vector.
  List<Parameter> parameters();

  /// The task distribution that is used where none is given, such as `gravity=5..15`.
  String defaultTasks();

  /// H, the number of steps after which an episode is cut where none is given.
  int defaultHorizon();

  /// Returns whose first crossing is reported, in ascending order; by default, none.
  default List<Double> thresholds() {
    return List.of();
  }

  /// Refuses constants with which no episode can start although each lies in its range.
  ///
  /// @throws IllegalArgumentException with one sentence that names them
  default void check(double[] phi) {}

  /// What the results depend on beside this library, such as the version of a simulator, by name:
  /// entries of `machine.json`.
  default Map<String, String> provenance() {
    return Map.of();
  }

  /// What results show of an episode beside its return; by default, nothing.
  default List<Measure> measures() {
    return List.of();
  }

  /// The greatest expected return of an episode of a task that any policy can have, if it is known:
  /// results then show how far from it a policy is.
  ///
  /// @param phi the physical constants of the task
  /// @param horizon the steps after which an episode is cut
  default OptionalDouble optimalReturn(double[] phi, int horizon) {
    return OptionalDouble.empty();
  }

  /// A simulator of one episode at a time.
  Environment create();

  /// A simulator of up to `size` episodes at a time; by default, so many single ones.
  default EnvironmentBatch createBatch(int size) {
    return new SingleEnvironments(this, size);
  }
}
