package dev.azimuth.box2d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.azimuth.box2d.collision.Edge;
import dev.azimuth.box2d.collision.Polygon;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Two boxes on a hinge between them, without gravity and far from any ground.
class RevoluteJointTest {

  private static final float DT = 0.02f;
  private static final float LIMIT = 0.5f;

  private final Body left = new Body(Polygon.box(0.5f, 0.1f), 0);
  private final Body right = new Body(Polygon.box(0.5f, 0.1f), 0);

  private World world(float motorSpeed, float motorTorque) {
    Edge ground = new Edge();
    ground.set(-1, -1000, 1, -1000);
    RevoluteJoint joint =
        new RevoluteJoint(
            left,
            right,
            new RevoluteJoint.Definition(0.5f, 0, -0.5f, 0, 0, -LIMIT, LIMIT, motorSpeed));
    left.place(-0.5f, 0, 0, 1, 0);
    right.place(0.5f, 0, 0, 1, 0);
    joint.reset(motorTorque);
    World world =
        new World(
            List.of(ground),
            List.of(left, right),
            List.of(joint),
            new ContactListener() {
              @Override
              public void begin(Body body) {}

              @Override
              public void end(Body body) {}
            });
    world.start(0, 0);
    return world;
  }

  private void step(World world, int times) {
    for (int i = 0; i < times; i++) {
      world.step(DT, 180, 60);
    }
  }

  private float angle() {
    return right.sweep.angle - left.sweep.angle;
  }

  private void assertTogether() {
    assertThat(left.transform.mapX(0.5f, 0))
        .isCloseTo(right.transform.mapX(-0.5f, 0), within(0.01f));
    assertThat(left.transform.mapY(0.5f, 0))
        .isCloseTo(right.transform.mapY(-0.5f, 0), within(0.01f));
  }

  @Test
  void theMotorTurnsAtItsSpeedUpToTheLimit() {
    World world = world(1, 100);
    step(world, 10);
    assertThat(right.spin - left.spin).isCloseTo(1, within(1e-4f));
    assertThat(angle()).isCloseTo(10 * DT, within(1e-3f));
    assertTogether();
    step(world, 40);
    assertThat(right.spin - left.spin).isCloseTo(0, within(1e-3f));
    assertThat(angle()).isCloseTo(LIMIT, within(0.04f));
    assertTogether();
  }

  @Test
  void aReversedMotorStopsAtTheOtherLimit() {
    World world = world(-1, 100);
    step(world, 50);
    assertThat(angle()).isCloseTo(-LIMIT, within(0.04f));
  }

  /// Nothing pushes from outside and both rods are alike, so that neither center moves and the hinge
  /// needs no force: each turns about its center as if it were alone.
  @Test
  void aWeakMotorAcceleratesAsItsTorqueAllows() {
    World world = world(1, 0.01f);
    step(world, 1);
    float acceleration = 2 * 0.01f / left.inertia();
    assertThat(right.spin - left.spin).isCloseTo(acceleration * DT, within(1e-5f));
  }

  @Test
  void momentumIsConserved() {
    World world = world(1, 100);
    left.applyImpulse(0.3f, -0.2f, -0.9f, 0.05f);
    step(world, 1);
    float px = left.vx * left.mass() + right.vx * right.mass();
    float py = left.vy * left.mass() + right.vy * right.mass();
    step(world, 100);
    assertThat(left.vx * left.mass() + right.vx * right.mass()).isCloseTo(px, within(1e-4f));
    assertThat(left.vy * left.mass() + right.vy * right.mass()).isCloseTo(py, within(1e-4f));
    assertTogether();
  }
}
