package dev.azimuth.env;

import dev.azimuth.box2d.Body;

/// A spacecraft with two legs that is to land softly on a pad, by a main engine and two at its
/// sides: Gymnasium's LunarLander-v3, bit for bit.
///
/// Bodies are moved by [LunarScene] in single precision, everything else is computed here in double
/// precision; only the observation is narrowed. The reward is the change of a potential that rises
/// towards the pad, with low speed, upright and with each leg on the ground, less the fuel, and at
/// the end 100 for coming to rest or −100 for touching the ground with the hull or leaving to a
/// side. After the end of an episode everything goes on as before.
///
/// What looks like a mistake in the formulas is Gymnasium's: the height of a side engine on the hull
/// changes with the angle, and velocities and angular velocity of the observation are scaled by the
/// numbers of a screen.
final class LunarLander implements Environment {

  static final int OBSERVATION_SIZE = 8;
  static final int ACTIONS = 4;

  // Discrete actions.
  private static final int LEFT_ENGINE = 1;
  private static final int MAIN_ENGINE = 2;
  private static final int RIGHT_ENGINE = 3;

  private static final double SCALE = LunarScene.SCALE;
  private static final double LEG_DOWN = 18 / SCALE; // m
  private static final double MAIN_ENGINE_DOWN = 4 / SCALE;
  private static final double SIDE_ENGINE_UP = 14; // pixels
  private static final double SIDE_ENGINE_AWAY = 12;
  private static final double SIDE_ENGINE_SHIFT = 17;
  private static final double MAIN_ENGINE_COST = 0.3;
  private static final double SIDE_ENGINE_COST = 0.03;
  private static final double END = 100;

  /// The phases of the wind are whole numbers of steps between this and its negative.
  private static final int MOST_WIND_STEPS = 9999;

  private final LunarLanderFamily family;
  private final LunarScene scene = new LunarScene();
  private final double[] heights = new double[LunarScene.CHUNKS + 1]; // m
  private final double[] state = new double[OBSERVATION_SIZE];
  private NumpyRandom random = new NumpyRandom(0);

  private double mainEnginePower; // N·s/m
  private double sideEnginePower; // N·s/m
  private double windPower; // N
  private double turbulencePower; // N·m

  private long windPhase;
  private long turbulencePhase;
  private double mainThrottle;
  private double sideThrottle;
  private double shaping;
  private boolean terminated;

  LunarLander(boolean continuous) {
    family = new LunarLanderFamily(continuous);
  }

  boolean continuous() {
    return family.continuous();
  }

  LunarScene scene() {
    return scene;
  }

  @Override
  public void reset(double[] phi, NumpyRandom generator) {
    family.requireParameters(phi);
    random = generator;
    mainEnginePower = phi[LunarLanderFamily.MAIN_ENGINE_POWER];
    sideEnginePower = phi[LunarLanderFamily.SIDE_ENGINE_POWER];
    windPower = phi[LunarLanderFamily.WIND_POWER];
    turbulencePower = phi[LunarLanderFamily.TURBULENCE_POWER];
    drawHeights();
    scene.start(heights, phi);
    double push = phi[LunarLanderFamily.INITIAL_FORCE];
    float pushX = (float) random.uniform(-push, push);
    float pushY = (float) random.uniform(-push, push);
    scene.lander.applyForce(pushX, pushY);
    if (hasWind()) {
      windPhase = random.integers(-MOST_WIND_STEPS, MOST_WIND_STEPS);
      turbulencePhase = random.integers(-MOST_WIND_STEPS, MOST_WIND_STEPS);
    }
    // The first observation is that after a step without engines.
    act(0, 0, 0);
    scene.step();
    updateState();
    terminated = false;
  }

  /// Twelve draws, of which five are overwritten by the pad.
  private void drawHeights() {
    for (int i = 0; i < heights.length; i++) {
      heights[i] = random.uniform(0, LunarScene.HEIGHT / 2);
    }
    int middle = LunarScene.CHUNKS / 2;
    for (int i = middle - 2; i <= middle + 2; i++) {
      heights[i] = LunarScene.PAD_HEIGHT;
    }
  }

  private boolean hasWind() {
    return windPower > 0 || turbulencePower > 0;
  }

  @Override
  public double step(float[] action) {
    act(action);
    scene.step();
    return settle();
  }

  /// Does what comes before the step of the scene.
  void act(float[] action) {
    if (family.continuous()) {
      double main = clip(action[0], -1, 1);
      double side = clip(action[1], -1, 1);
      act(
          main > 0 ? (clip(main, 0, 1) + 1) * 0.5 : 0,
          Math.abs(side) > 0.5 ? clip(Math.abs(side), 0.5, 1) : 0,
          Math.signum(side));
    } else {
      int choice = choice(action[0]);
      act(
          choice == MAIN_ENGINE ? 1 : 0,
          choice == LEFT_ENGINE || choice == RIGHT_ENGINE ? 1 : 0,
          choice - MAIN_ENGINE);
    }
  }

  private static double clip(double value, double low, double high) {
    return value < low ? low : value > high ? high : value;
  }

  private static int choice(float action) {
    int choice = (int) action;
    if (choice != action || choice < 0 || choice >= ACTIONS) {
      throw new IllegalArgumentException(
          "action (%s) must be a whole number from 0 to %d.".formatted(action, ACTIONS - 1));
    }
    return choice;
  }

  /// Runs wind and engines for a step.
  ///
  /// @param direction −1 for the left engine, 1 for the right one
  private void act(double main, double side, double direction) {
    mainThrottle = main;
    sideThrottle = side;
    if (hasWind() && !scene.legDown(0) && !scene.legDown(1)) {
      blow();
    }
    // Both are drawn in each step, with engines on or off.
    double scatter0 = random.uniform(-1, 1) / SCALE; // m
    double scatter1 = random.uniform(-1, 1) / SCALE;
    if (main > 0 || side > 0) {
      fire(scatter0, scatter1, direction);
    }
  }

  private void blow() {
    scene.lander.applyForce((float) (gust(windPhase++) * windPower), 0);
    scene.lander.applyTorque((float) (gust(turbulencePhase++) * turbulencePower));
  }

  /// Between −1 and 1, and never the same twice.
  private static double gust(long phase) {
    double slow = Trigonometry.sin(0.02 * phase);
    double fast = Trigonometry.sin(Math.PI * 0.01 * phase);
    return StrictMath.tanh(slow + fast);
  }

  /// Pushes the hull by the engines that are on, each at a place that is scattered a little.
  private void fire(double scatter0, double scatter1, double direction) {
    Body lander = scene.lander;
    double sin = Trigonometry.sin(lander.sweep.angle);
    double cos = Trigonometry.cos(lander.sweep.angle);
    double x = lander.transform.x;
    double y = lander.transform.y;
    if (mainThrottle > 0) {
      double down = MAIN_ENGINE_DOWN + 2 * scatter0;
      double dx = sin * down + -cos * scatter1;
      double dy = -cos * down - sin * scatter1;
      push(dx, dy, mainEnginePower, mainThrottle, x + dx, y + dy);
    }
    if (sideThrottle > 0) {
      double away = 3 * scatter1 + direction * SIDE_ENGINE_AWAY / SCALE;
      double dx = sin * scatter0 + -cos * away;
      double dy = -cos * scatter0 - sin * away;
      double pointX = x + dx - sin * SIDE_ENGINE_SHIFT / SCALE;
      double pointY = y + dy + cos * SIDE_ENGINE_UP / SCALE;
      push(dx, dy, sideEnginePower, sideThrottle, pointX, pointY);
    }
  }

  /// Pushes against the direction (dx, dy), with the more strength the longer it is.
  private void push(
      double dx, double dy, double power, double throttle, double pointX, double pointY) {
    scene.lander.applyImpulse(
        (float) (-dx * power * throttle),
        (float) (-dy * power * throttle),
        (float) pointX,
        (float) pointY);
  }

  private void updateState() {
    Body lander = scene.lander;
    double halfWidth = LunarScene.WIDTH / 2;
    double halfHeight = LunarScene.HEIGHT / 2;
    double fps = LunarScene.STEPS_PER_SECOND;
    state[0] = (lander.transform.x - halfWidth) / halfWidth;
    state[1] = (lander.transform.y - (LunarScene.PAD_HEIGHT + LEG_DOWN)) / halfHeight;
    state[2] = lander.vx * halfWidth / fps;
    state[3] = lander.vy * halfHeight / fps;
    state[4] = lander.sweep.angle;
    state[5] = 20.0 * lander.spin / fps;
    state[6] = scene.legDown(0) ? 1 : 0;
    state[7] = scene.legDown(1) ? 1 : 0;
    shaping =
        -100 * Math.sqrt(state[0] * state[0] + state[1] * state[1])
            - 100 * Math.sqrt(state[2] * state[2] + state[3] * state[3])
            - 100 * Math.abs(state[4])
            + 10 * state[6]
            + 10 * state[7];
  }

  /// Does what comes after the step of the scene.
  ///
  /// @return the reward of the step
  double settle() {
    double before = shaping;
    updateState();
    return reward(before);
  }

  /// The reward of the step that was just taken, which also decides whether it ended the episode.
  private double reward(double shapingBefore) {
    double reward = shaping - shapingBefore;
    reward -= mainThrottle * MAIN_ENGINE_COST;
    reward -= sideThrottle * SIDE_ENGINE_COST;
    terminated = false;
    if (scene.crashed() || Math.abs(state[0]) >= 1) {
      terminated = true;
      reward = -END;
    }
    if (!scene.lander.awake()) {
      terminated = true;
      reward = END;
    }
    return reward;
  }

  @Override
  public void observe(float[] observation) {
    for (int i = 0; i < OBSERVATION_SIZE; i++) {
      observation[i] = (float) state[i];
    }
  }

  @Override
  public boolean terminated() {
    return terminated;
  }

  @Override
  public void measure(double[] values) {
    boolean landed = !scene.lander.awake();
    values[0] = landed ? 1 : 0;
    values[1] = terminated && !landed ? 1 : 0;
  }
}
