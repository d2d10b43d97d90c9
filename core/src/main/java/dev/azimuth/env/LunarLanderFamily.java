package dev.azimuth.env;

import java.util.List;

/// [LunarLander]: land on the moon, with engines that are on or off, or that have a throttle.
///
/// @param continuous whether the engines have a throttle
public record LunarLanderFamily(boolean continuous) implements EnvironmentFamily {

  // Where the parameters lie in φ.
  static final int GRAVITY = 0;
  static final int MAIN_ENGINE_POWER = 1;
  static final int SIDE_ENGINE_POWER = 2;
  static final int HULL_DENSITY = 3;
  static final int LEG_DENSITY = 4;
  static final int LEG_TORQUE = 5;
  static final int GROUND_FRICTION = 6;
  static final int RESTITUTION = 7;
  static final int INITIAL_FORCE = 8;
  static final int WIND_POWER = 9;
  static final int TURBULENCE_POWER = 10;

  /// Gravity is a magnitude, and may be beyond Gymnasium's bound of 12: decision 0005. There is wind
  /// as soon as one of its powers is not 0: decision 0020.
  private static final List<Parameter> PARAMETERS =
      List.of(
          new Parameter("gravity", 10, 0.1, 50, "m/s²", "acceleration of free fall"),
          new Parameter("main-engine-power", 13, 0, 100, "N·s/m", "strength of the main engine"),
          new Parameter("side-engine-power", 0.6, 0, 10, "N·s/m", "strength of a side engine"),
          new Parameter("hull-density", 5, 0.5, 50, "kg/m²", "mass of the hull by area"),
          new Parameter("leg-density", 1, 0.1, 10, "kg/m²", "mass of the legs by area"),
          new Parameter("leg-torque", 40, 0, 400, "N·m", "greatest torque of a leg's spring"),
          new Parameter("ground-friction", 0.1, 0, 10, "", "coefficient of friction of the ground"),
          new Parameter("restitution", 0, 0, 1, "", "share of the speed that a bounce keeps"),
          new Parameter("initial-force", 1000, 0, 10000, "N", "greatest push at the start"),
          new Parameter("wind-power", 0, 0, 20, "N", "greatest force of the wind"),
          new Parameter("turbulence-power", 0, 0, 2, "N·m", "greatest torque of the wind"));

  private static final List<Measure> MEASURES =
      List.of(
          new Measure("landing-rate", "share of the episodes that came to rest"),
          new Measure(
              "crash-rate", "share of the episodes that ended otherwise, before the horizon"));

  @Override
  public String name() {
    return continuous ? "lunar-lander-continuous" : "lunar-lander";
  }

  @Override
  public String summary() {
    return continuous
        ? "Land a spacecraft between two flags, with engines that have a throttle."
        : "Land a spacecraft between two flags, with engines that are on or off.";
  }

  @Override
  public int observationSize() {
    return LunarLander.OBSERVATION_SIZE;
  }

  @Override
  public ActionSpace actionSpace() {
    return continuous
        ? new ActionSpace.Box(new float[] {-1, -1}, new float[] {1, 1})
        : new ActionSpace.Discrete(LunarLander.ACTIONS);
  }

  @Override
  public List<Parameter> parameters() {
    return PARAMETERS;
  }

  @Override
  public String defaultTasks() {
    return "gravity=5..15";
  }

  /// Decision 0021: 400 steps, within which 98 of 100 landings end, though Gymnasium allows 1000.
  @Override
  public int defaultHorizon() {
    return 400;
  }

  /// 0 is better than to crash, 100 a rough landing, 200 what counts as solved.
  @Override
  public List<Double> thresholds() {
    return List.of(0.0, 100.0, 200.0);
  }

  @Override
  public List<Measure> measures() {
    return MEASURES;
  }

  @Override
  public Environment create() {
    return new LunarLander(continuous);
  }

  @Override
  public EnvironmentBatch createBatch(int size) {
    return new LunarLanderBatch(this, size);
  }

  void requireParameters(double[] phi) {
    if (phi.length != PARAMETERS.size()) {
      throw new IllegalArgumentException(
          "phi has %d values, but %s has %d parameters."
              .formatted(phi.length, name(), PARAMETERS.size()));
    }
  }
}
