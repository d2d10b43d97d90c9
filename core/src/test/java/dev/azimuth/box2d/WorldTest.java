package dev.azimuth.box2d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.azimuth.box2d.collision.Edge;
import dev.azimuth.box2d.collision.Polygon;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Against the mechanics of textbooks; that the bits are Box2D's is tested with LunarLander.
class WorldTest {

  private static final float GRAVITY = -10;
  private static final float DT = 0.02f;

  private final Edge ground = new Edge();
  private final Body box = new Body(Polygon.box(0.5f, 0.5f), 0.5f);
  private final List<String> events = new ArrayList<>();
  private final World world =
      new World(
          List.of(ground),
          List.of(box),
          List.of(),
          new ContactListener() {
            @Override
            public void begin(Body body) {
              events.add("begin");
            }

            @Override
            public void end(Body body) {
              events.add("end");
            }
          });

  private void start(float x, float y, float bounciness) {
    box.place(x, y, 0, 1, bounciness);
    world.start(0, GRAVITY);
  }

  private void step(int times) {
    for (int i = 0; i < times; i++) {
      world.step(DT, 180, 60);
    }
  }

  /// Velocity first, position after: n steps of h fall by g·h²·n·(n + 1)/2.
  @Test
  void aBodyInTheAirFallsFreely() {
    ground.set(-100, 0, 100, 0);
    start(0, 50, 0);
    step(100);
    assertThat(box.vy).isCloseTo(GRAVITY * DT * 100, within(1e-4f));
    assertThat(box.transform.y).isCloseTo(50 + GRAVITY * DT * DT * 100 * 101 / 2, within(1e-3f));
    assertThat(events).isEmpty();
  }

  @Test
  void forcesActForOneStepAndImpulsesAtOnce() {
    ground.set(-100, 0, 100, 0);
    start(0, 50, 0);
    box.applyForce(5, 0);
    box.applyTorque(1);
    step(1);
    assertThat(box.vx).isCloseTo(5 * DT, within(1e-6f));
    float spin = DT / box.inertia();
    assertThat(box.spin).isCloseTo(spin, within(1e-6f));
    step(1);
    assertThat(box.vx).isCloseTo(5 * DT, within(1e-6f));
    box.applyImpulse(0, 2, box.sweep.x + 0.5f, box.sweep.y);
    assertThat(box.spin).isCloseTo(spin + 1 / box.inertia(), within(1e-5f));
    assertThat(box.vy).isCloseTo(2 * GRAVITY * DT + 2, within(1e-5f));
  }

  @Test
  void aBoxComesToRestOnTheGroundAndFallsAsleep() {
    ground.set(-100, 0, 100, 0);
    start(0, 2, 0);
    step(100);
    assertThat(box.awake()).isFalse();
    assertThat(box.transform.y).isCloseTo(0.5f, within(0.02f));
    assertThat(box.vy).isZero();
    assertThat(events).containsExactly("begin");
    box.applyImpulse(0, 5, box.sweep.x, box.sweep.y);
    assertThat(box.awake()).isTrue();
    step(5);
    assertThat(events).containsExactly("begin", "end");
  }

  /// On a slope of angle a, a box with friction μ stays if tan a < μ, else it slides with
  /// g·(sin a − μ·cos a).
  @Test
  void frictionHoldsABoxOnASlopeUpToItsCoefficient() {
    box.place(0, 0, 0, 1, 0);
    float tangentOfSteep = 0.7f;
    ground.friction = 0.5f;
    assertThat(speedDown(0.4f)).isCloseTo(0, within(1e-2f));
    double angle = Math.atan(tangentOfSteep);
    double acceleration = -GRAVITY * (Math.sin(angle) - 0.5 * Math.cos(angle));
    assertThat((double) speedDown(tangentOfSteep)).isCloseTo(acceleration, within(0.05));
  }

  /// The speed that a box on a slope gains in the second second.
  private float speedDown(float tangent) {
    double angle = -Math.atan(tangent);
    ground.set(-100, 100 * tangent, 100, -100 * tangent);
    double height = 0.51;
    box.place(
        (float) (-height * Math.sin(angle)),
        (float) (height * Math.cos(angle)),
        (float) angle,
        1,
        0);
    world.start(0, GRAVITY);
    step(50);
    double before = Math.hypot(box.vx, box.vy);
    step(50);
    return (float) (Math.hypot(box.vx, box.vy) - before);
  }

  /// A bounce with coefficient e keeps the share e of the speed.
  @Test
  void restitutionIsTheShareOfTheSpeedAfterABounce() {
    ground.set(-100, 0, 100, 0);
    start(0, 5.5f, 0.6f);
    float before = 0;
    while (box.vy <= 0) {
      before = box.vy;
      step(1);
    }
    assertThat(box.vy / -before).isCloseTo(0.6f, within(0.05f));
  }

  @Test
  void aFastBodyDoesNotPassTheGround() {
    ground.set(-100, 0, 100, 0);
    start(0, 20, 0);
    box.applyImpulse(0, -95 * box.mass(), box.sweep.x, box.sweep.y);
    step(100);
    assertThat(box.transform.y).isCloseTo(0.5f, within(0.02f));
  }

  /// A body that stands on two edges and loses one ends a contact, though it still stands.
  @Test
  void everyEdgeHasAContactOfItsOwn() {
    Edge left = new Edge();
    Edge right = new Edge();
    left.set(-10, 0, 0, 0);
    right.set(0, 0, 10, 0);
    left.friction = 0;
    right.friction = 0;
    int[] count = new int[2];
    World twoEdges =
        new World(
            List.of(left, right),
            List.of(box),
            List.of(),
            new ContactListener() {
              @Override
              public void begin(Body body) {
                count[0]++;
              }

              @Override
              public void end(Body body) {
                count[1]++;
              }
            });
    box.place(0, 0.505f, 0, 1, 0);
    twoEdges.start(0, GRAVITY);
    twoEdges.step(DT, 180, 60);
    twoEdges.step(DT, 180, 60);
    assertThat(count).containsExactly(2, 0);
    box.applyImpulse(2 * box.mass(), 0, box.sweep.x, box.sweep.y);
    for (int i = 0; i < 30; i++) {
      twoEdges.step(DT, 180, 60);
    }
    assertThat(count).containsExactly(2, 1);
    assertThat(box.transform.y).isCloseTo(0.5f, within(0.02f));
  }
}
