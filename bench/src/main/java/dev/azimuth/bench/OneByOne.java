package dev.azimuth.bench;

import dev.azimuth.env.ActionSpace;
import dev.azimuth.env.Environment;
import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.env.Parameter;
import java.util.List;

/// A family whose batches are single environments, stepped one after the other: what stepping them
/// together is compared with.
record OneByOne(EnvironmentFamily family) implements EnvironmentFamily {

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
  public Environment create() {
    return family.create();
  }
}
