package dev.azimuth.env;

import java.util.List;
import java.util.OptionalDouble;

/// [Intersection]: cross the path of another vehicle.
public record IntersectionFamily() implements EnvironmentFamily {

  // Where the parameters lie in φ.
  static final int CROSSING_SPEED = 0;
  static final int OWN_DISTANCE = 1;
  static final int CROSSING_DISTANCE = 2;
  static final int JITTER = 3;
  static final int DESIRED_SPEED = 4;
  static final int SPEED_TOLERANCE = 5;
  static final int TOP_SPEED = 6;
  static final int SAFE_DISTANCE = 7;
  static final int PROXIMITY_WEIGHT = 8;
  static final int COLLISION_DISTANCE = 9;
  static final int COLLISION_PENALTY = 10;
  static final int TIME_STEP = 11;

  private static final List<Parameter> PARAMETERS =
      List.of(
          new Parameter("crossing-speed", 10, 0, 50, "m/s", "speed u of the other vehicle"),
          new Parameter("own-distance", 40, 0, 1000, "m", "own way to the crossing at the start"),
          new Parameter(
              "crossing-distance", 20, 0, 1000, "m", "the other vehicle's way to the crossing"),
          new Parameter("jitter", 2, 0, 100, "m", "greatest deviation of both starts"),
          new Parameter("desired-speed", 10, 0, 15, "m/s", "own speed that costs nothing"),
          new Parameter(
              "speed-tolerance", 10, 0.1, 100, "m/s", "deviation from it that costs 1 a step"),
          new Parameter("top-speed", 15, 0.1, 15, "m/s", "own speed at most"),
          new Parameter("safe-distance", 10, 0.1, 100, "m", "distance below which steps cost"),
          new Parameter("proximity-weight", 10, 0, 1000, "", "cost of a step at distance 0"),
          new Parameter("collision-distance", 3, 0, 100, "m", "distance below which it is one"),
          new Parameter("collision-penalty", 2, 0, 1000, "", "cost of a step in a collision"),
          new Parameter("time-step", 0.1, 0.001, 1, "s", "duration of a step"));

  private static final List<Measure> MEASURES =
      List.of(
          new Measure("collision-rate", "share of the episodes that had a collision"),
          new Measure("minimal-distance-m", "least distance of an episode, in m"));

  @Override
  public String name() {
    return "intersection";
  }

  @Override
  public String summary() {
    return "Cross the path of another vehicle of unknown speed, at the speed of your choice.";
  }

  @Override
  public int observationSize() {
    return 2;
  }

  /// The own speed, m/s. An untrained policy creeps: at half of the bounds it would be nearly safe
  /// without having learned anything.
  @Override
  public ActionSpace actionSpace() {
    return new ActionSpace.Box(new float[] {0}, new float[] {15}, new float[] {2.5f});
  }

  @Override
  public List<Parameter> parameters() {
    return PARAMETERS;
  }

  @Override
  public String defaultTasks() {
    return "crossing-speed=5..15";
  }

  @Override
  public int defaultHorizon() {
    return 100;
  }

  @Override
  public List<Double> thresholds() {
    return List.of(80.0, 90.0);
  }

  @Override
  public List<Measure> measures() {
    return MEASURES;
  }

  @Override
  public OptionalDouble optimalReturn(double[] phi, int horizon) {
    return OptionalDouble.of(IntersectionOptimum.meanReturn(phi, horizon));
  }

  @Override
  public Environment create() {
    return new Intersection();
  }

  @Override
  public EnvironmentBatch createBatch(int size) {
    return new IntersectionBatch(size);
  }

  static void requireParameters(double[] phi) {
    if (phi.length != PARAMETERS.size()) {
      throw new IllegalArgumentException(
          "phi has %d values, but intersection has %d parameters."
              .formatted(phi.length, PARAMETERS.size()));
    }
  }
}
