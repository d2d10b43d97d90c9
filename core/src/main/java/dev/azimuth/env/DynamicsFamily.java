package dev.azimuth.env;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/// The environments of a [Dynamics].
final class DynamicsFamily implements EnvironmentFamily {

  private final Supplier<? extends Dynamics> supplier;
  private final Dynamics.Description description;
  private final ActionSpace actionSpace;
  private final List<Parameter> parameters;

  /// @param supplier of a new instance for each environment
  DynamicsFamily(Supplier<? extends Dynamics> supplier) {
    this.supplier = supplier;
    description = supplier.get().description();
    requirePositive("stateSize", description.stateSize);
    requirePositive("observationSize", description.observationSize);
    if (description.actionSpace == null) {
      throw new IllegalArgumentException(
          "The description of %s has no actions; it needs discrete(count) or box(low, high)."
              .formatted(description.name));
    }
    actionSpace = description.actionSpace;
    parameters = List.copyOf(description.parameters);
  }

  private void requirePositive(String name, int size) {
    if (size < 1) {
      throw new IllegalArgumentException(
          "%s (%d) of %s must be at least 1.".formatted(name, size, description.name));
    }
  }

  @Override
  public String name() {
    return description.name;
  }

  @Override
  public String summary() {
    return description.summary;
  }

  @Override
  public int observationSize() {
    return description.observationSize;
  }

  @Override
  public ActionSpace actionSpace() {
    return actionSpace;
  }

  @Override
  public List<Parameter> parameters() {
    return parameters;
  }

  @Override
  public String defaultTasks() {
    return description.tasks;
  }

  @Override
  public int defaultHorizon() {
    return description.horizon;
  }

  @Override
  public List<Double> thresholds() {
    return description.thresholds;
  }

  @Override
  public Environment create() {
    return new Episode(supplier.get(), parameters.size(), description.stateSize);
  }

  /// Holds what the dynamics are given: the constants, the state, the generator.
  private static final class Episode implements Environment {

    private final Dynamics dynamics;
    private final double[] phi;
    private final double[] state;
    private NumpyRandom random = new NumpyRandom(0);

    Episode(Dynamics dynamics, int parameters, int stateSize) {
      this.dynamics = dynamics;
      phi = new double[parameters];
      state = new double[stateSize];
    }

    @Override
    public void reset(double[] phi, NumpyRandom random) {
      System.arraycopy(phi, 0, this.phi, 0, this.phi.length);
      this.random = random;
      Arrays.fill(state, 0);
      dynamics.start(this.phi, state, random);
    }

    @Override
    public double step(float[] action) {
      return dynamics.step(phi, state, action, random);
    }

    @Override
    public void observe(float[] observation) {
      dynamics.observe(phi, state, observation);
    }

    @Override
    public boolean terminated() {
      return dynamics.terminated(phi, state);
    }
  }
}
