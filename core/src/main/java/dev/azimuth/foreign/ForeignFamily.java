package dev.azimuth.foreign;

import dev.azimuth.env.ActionSpace;
import dev.azimuth.env.Environment;
import dev.azimuth.env.EnvironmentBatch;
import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.env.Measure;
import dev.azimuth.env.NumpyRandom;
import dev.azimuth.env.Parameter;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// A family whose code is not of this library. What it throws, and numbers that are none, come out as
/// an [dev.azimuth.env.EnvironmentException] that names the environment; all else is passed through.
///
/// @param family the one that does the work
/// @param provenance what its results depend on
record ForeignFamily(EnvironmentFamily family, Map<String, String> provenance)
    implements EnvironmentFamily {

  @Override
  public String name() {
    return family.name();
  }

  @Override
  public String summary() {
    return family.summary();
  }

  @Override
  public int observationSize() {
    return family.observationSize();
  }

  @Override
  public ActionSpace actionSpace() {
    return family.actionSpace();
  }

  @Override
  public List<Parameter> parameters() {
    return family.parameters();
  }

  @Override
  public String defaultTasks() {
    return family.defaultTasks();
  }

  @Override
  public int defaultHorizon() {
    return family.defaultHorizon();
  }

  @Override
  public List<Double> thresholds() {
    return family.thresholds();
  }

  @Override
  public List<Measure> measures() {
    return family.measures();
  }

  @Override
  public OptionalDouble optimalReturn(double[] phi, int horizon) {
    return family.optimalReturn(phi, horizon);
  }

  @Override
  public void check(double[] phi) {
    family.check(phi);
  }

  @Override
  public Environment create() {
    Guard guard = new Guard(family.name());
    return new ForeignEnvironment(guard.call("create", family::create), guard);
  }

  @Override
  public EnvironmentBatch createBatch(int size) {
    Guard guard = new Guard(family.name());
    return new ForeignBatch(
        guard.call("createBatch", () -> family.createBatch(size)), observationSize(), guard);
  }

  /// One episode at a time, watched.
  private record ForeignEnvironment(Environment environment, Guard guard) implements Environment {

    @Override
    public void reset(double[] phi, NumpyRandom random) {
      try {
        environment.reset(phi, random);
      } catch (RuntimeException | LinkageError e) {
        throw guard.failure("reset", e);
      }
    }

    @Override
    public double step(float[] action) {
      double reward;
      try {
        reward = environment.step(action);
      } catch (RuntimeException | LinkageError e) {
        throw guard.failure("step", e);
      }
      guard.requireFinite("the reward", reward);
      return reward;
    }

    @Override
    public void observe(float[] observation) {
      try {
        environment.observe(observation);
      } catch (RuntimeException | LinkageError e) {
        throw guard.failure("observe", e);
      }
      for (float component : observation) {
        guard.requireFinite("an observation with", component);
      }
    }

    @Override
    public boolean terminated() {
      try {
        return environment.terminated();
      } catch (RuntimeException | LinkageError e) {
        throw guard.failure("terminated", e);
      }
    }

    @Override
    public void measure(double[] values) {
      try {
        environment.measure(values);
      } catch (RuntimeException | LinkageError e) {
        throw guard.failure("measure", e);
      }
    }

    @Override
    public void close() {
      environment.close();
    }
  }

  /// Many episodes at a time, watched.
  private record ForeignBatch(EnvironmentBatch batch, int observationSize, Guard guard)
      implements EnvironmentBatch {

    @Override
    public void reset(int slot, double[] phi, NumpyRandom random) {
      try {
        batch.reset(slot, phi, random);
      } catch (RuntimeException | LinkageError e) {
        throw guard.failure("reset", e);
      }
    }

    @Override
    public void step(
        int count, float[] actions, int offset, int stride, float[] rewards, boolean[] terminated) {
      try {
        batch.step(count, actions, offset, stride, rewards, terminated);
      } catch (RuntimeException | LinkageError e) {
        throw guard.failure("step", e);
      }
      for (int slot = 0; slot < count; slot++) {
        guard.requireFinite("the reward", rewards[slot]);
      }
    }

    @Override
    public void observe(int count, float[] observations, int offset, int stride) {
      try {
        batch.observe(count, observations, offset, stride);
      } catch (RuntimeException | LinkageError e) {
        throw guard.failure("observe", e);
      }
      for (int i = 0; i < observationSize; i++) {
        for (int slot = 0; slot < count; slot++) {
          guard.requireFinite("an observation with", observations[offset + i * stride + slot]);
        }
      }
    }

    @Override
    public void move(int from, int to) {
      try {
        batch.move(from, to);
      } catch (RuntimeException | LinkageError e) {
        throw guard.failure("move", e);
      }
    }

    @Override
    public void measure(int slot, double[] values) {
      try {
        batch.measure(slot, values);
      } catch (RuntimeException | LinkageError e) {
        throw guard.failure("measure", e);
      }
    }

    @Override
    public void close() {
      batch.close();
    }
  }
}
