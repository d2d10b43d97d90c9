package dev.azimuth.foreign;

import dev.azimuth.env.ActionSpace;
import dev.azimuth.env.Environment;
import dev.azimuth.env.EnvironmentBatch;
import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.env.NumpyRandom;
import dev.azimuth.env.Parameter;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// A first look at a foreign family: its description, and a few steps with its initial constants.
final class Trial {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final int STEPS = 3;

  private Trial() {}

  /// @throws IllegalArgumentException if the description is not whole
  /// @throws dev.azimuth.env.EnvironmentException if a step fails
  static void of(EnvironmentFamily family) {
    requireSound(family);
    double[] phi = family.parameters().stream().mapToDouble(Parameter::initial).toArray();
    float[] action = new float[family.actionSpace().size()];
    if (family.actionSpace() instanceof ActionSpace.Box box) {
      System.arraycopy(box.low(), 0, action, 0, action.length);
    }
    stepOne(family, phi, action);
    stepBatch(family, phi, action);
  }

  private static void requireSound(EnvironmentFamily family) {
    requireName("environment", family.name());
    Set<String> names = new HashSet<>();
    for (Parameter parameter : family.parameters()) {
      requireName("parameter", parameter.name());
      if (!names.add(parameter.name())) {
        throw new IllegalArgumentException(
            "There are two parameters with the name '%s'.".formatted(parameter.name()));
      }
    }
    if (family.observationSize() < 1 || family.defaultHorizon() < 1) {
      throw new IllegalArgumentException(
          "The size of observations (%d) and the horizon (%d) of %s must be at least 1."
              .formatted(family.observationSize(), family.defaultHorizon(), family.name()));
    }
  }

  private static void requireName(String kind, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "The name '%s' of an %s must be of small letters, digits and hyphens."
              .formatted(name, kind)
              .replace("an parameter", "a parameter"));
    }
  }

  private static void stepOne(EnvironmentFamily family, double[] phi, float[] action) {
    float[] observation = new float[family.observationSize()];
    try (Environment environment = family.create()) {
      environment.reset(phi, new NumpyRandom(0));
      environment.observe(observation);
      for (int step = 0; step < STEPS && !environment.terminated(); step++) {
        environment.step(action);
        environment.observe(observation);
      }
    }
  }

  private static void stepBatch(EnvironmentFamily family, double[] phi, float[] action) {
    try (EnvironmentBatch batch = family.createBatch(1)) {
      batch.reset(0, phi, new NumpyRandom(0));
      batch.step(1, action, 0, 1, new float[1], new boolean[1]);
      batch.observe(1, new float[family.observationSize()], 0, 1);
    }
  }
}
