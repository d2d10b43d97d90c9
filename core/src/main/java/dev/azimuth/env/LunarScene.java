package dev.azimuth.env;

import dev.azimuth.box2d.Body;
import dev.azimuth.box2d.ContactListener;
import dev.azimuth.box2d.RevoluteJoint;
import dev.azimuth.box2d.World;
import dev.azimuth.box2d.Worlds;
import dev.azimuth.box2d.collision.Edge;
import dev.azimuth.box2d.collision.Polygon;
import java.util.ArrayList;
import java.util.List;

/// The bodies of [LunarLander]: a hull with two legs on hinges, which motors press outwards like
/// springs, above a ground of eleven edges.
///
/// Sizes are Gymnasium's, in pixels of 1/30 m. Every number is computed in double precision and
/// narrowed once, where it enters the world, as the Python binding of Box2D does it.
final class LunarScene implements ContactListener {

  static final double SCALE = 30; // 1/m
  static final double WIDTH = 600 / SCALE; // m
  static final double HEIGHT = 400 / SCALE; // m
  static final int CHUNKS = 11;
  static final double STEPS_PER_SECOND = 50;

  /// The height at which the observation puts the landing pad; the ground there is a little lower.
  static final double PAD_HEIGHT = HEIGHT / 4; // m

  private static final float[] HULL_X = {-14, -17, -17, 17, 17, 14}; // pixels
  private static final float[] HULL_Y = {17, 0, -10, -10, 0, 17};
  private static final float HULL_FRICTION = 0.1f;

  private static final double LEG_AWAY = 20; // pixels
  private static final double LEG_DOWN = 18;
  private static final double LEG_HALF_WIDTH = 2;
  private static final double LEG_HALF_HEIGHT = 8;
  private static final float LEG_FRICTION = 0.2f;
  private static final double LEG_ANGLE = 0.05; // rad
  private static final double LEG_SPEED = 0.3; // rad/s
  private static final double WIDEST = 0.9; // rad
  private static final double SPREAD = 0.5; // rad, from the narrowest to the widest

  /// The friction of the edge at the bottom, below all the others.
  private static final float BOTTOM_FRICTION = 0.2f;

  private static final float DURATION = (float) (1 / STEPS_PER_SECOND); // s
  private static final int VELOCITY_ITERATIONS = 180;
  private static final int POSITION_ITERATIONS = 60;

  final Body lander = new Body(hull(), HULL_FRICTION);
  private final Body[] legs = {leg(), leg()};
  private final RevoluteJoint[] joints = {hinge(0), hinge(1)};
  private final Edge[] ground = new Edge[CHUNKS];
  final World world;

  private boolean crashed;
  private final boolean[] legDown = new boolean[2];

  LunarScene() {
    List<Edge> edges = new ArrayList<>();
    for (int i = 0; i < CHUNKS; i++) {
      ground[i] = new Edge();
      edges.add(ground[i]);
    }
    world = new World(edges, List.of(lander, legs[0], legs[1]), List.of(joints), this);
  }

  private static Polygon hull() {
    float[] x = new float[HULL_X.length];
    float[] y = new float[HULL_Y.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) (HULL_X[i] / SCALE);
      y[i] = (float) (HULL_Y[i] / SCALE);
    }
    return Polygon.hull(x, y);
  }

  private static Body leg() {
    Polygon box = Polygon.box((float) (LEG_HALF_WIDTH / SCALE), (float) (LEG_HALF_HEIGHT / SCALE));
    return new Body(box, LEG_FRICTION);
  }

  /// −1 for leg 0, which stands to the right, and 1 for leg 1, to the left.
  private static int side(int leg) {
    return leg == 0 ? -1 : 1;
  }

  private RevoluteJoint hinge(int leg) {
    int side = side(leg);
    double lower = leg == 0 ? WIDEST - SPREAD : -WIDEST;
    double upper = leg == 0 ? WIDEST : -WIDEST + SPREAD;
    return new RevoluteJoint(
        lander,
        legs[leg],
        new RevoluteJoint.Definition(
            0,
            0,
            (float) (side * LEG_AWAY / SCALE),
            (float) (LEG_DOWN / SCALE),
            (float) (side * LEG_ANGLE), // As the Python binding sets it where none is given.
            (float) lower,
            (float) upper,
            (float) (LEG_SPEED * side)));
  }

  /// Puts everything in its first place, at rest.
  ///
  /// @param heights [CHUNKS + 1] of the terrain, in m, which are smoothed
  void start(double[] heights, double[] phi) {
    raiseGround(heights, (float) phi[LunarLanderFamily.GROUND_FRICTION]);
    float restitution = (float) phi[LunarLanderFamily.RESTITUTION];
    float x = (float) (WIDTH / 2);
    float y = (float) HEIGHT;
    lander.place(x, y, 0, (float) phi[LunarLanderFamily.HULL_DENSITY], restitution);
    float legDensity = (float) phi[LunarLanderFamily.LEG_DENSITY];
    for (int leg = 0; leg < 2; leg++) {
      int side = side(leg);
      float legX = (float) (WIDTH / 2 - side * LEG_AWAY / SCALE);
      legs[leg].place(legX, y, (float) (side * LEG_ANGLE), legDensity, restitution);
      joints[leg].reset((float) phi[LunarLanderFamily.LEG_TORQUE]);
      legDown[leg] = false;
    }
    crashed = false;
    world.start(0, (float) -phi[LunarLanderFamily.GRAVITY]);
  }

  /// One edge at the bottom and ten on the smoothed heights. A third is rounded to 0.33 there, and
  /// the height before the first is the last.
  private void raiseGround(double[] heights, float friction) {
    ground[0].set(0, 0, (float) WIDTH, 0);
    ground[0].friction = BOTTOM_FRICTION;
    double formerHeight = smooth(heights, 0);
    for (int i = 1; i < CHUNKS; i++) {
      double height = smooth(heights, i);
      ground[i].set(chunkX(i - 1), (float) formerHeight, chunkX(i), (float) height);
      ground[i].friction = friction;
      formerHeight = height;
    }
  }

  static float chunkX(int i) {
    return (float) (WIDTH / (CHUNKS - 1) * i);
  }

  private static double smooth(double[] heights, int i) {
    return 0.33 * (heights[i == 0 ? CHUNKS : i - 1] + heights[i] + heights[i + 1]);
  }

  void step() {
    world.step(DURATION, VELOCITY_ITERATIONS, POSITION_ITERATIONS);
  }

  /// Steps the first of these worlds of scenes, as if one after the other.
  static void step(Worlds together, World[] worlds, int count) {
    together.step(worlds, count, DURATION, VELOCITY_ITERATIONS, POSITION_ITERATIONS);
  }

  @Override
  public void begin(Body body) {
    if (body == lander) {
      crashed = true;
    } else {
      legDown[body == legs[0] ? 0 : 1] = true;
    }
  }

  @Override
  public void end(Body body) {
    if (body != lander) {
      legDown[body == legs[0] ? 0 : 1] = false;
    }
  }

  /// Whether the hull has ever touched the ground.
  boolean crashed() {
    return crashed;
  }

  boolean legDown(int leg) {
    return legDown[leg];
  }

  Body leg(int i) {
    return legs[i];
  }

  RevoluteJoint joint(int i) {
    return joints[i];
  }

  Edge ground(int i) {
    return ground[i];
  }
}
