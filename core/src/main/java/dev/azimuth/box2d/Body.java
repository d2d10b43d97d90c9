package dev.azimuth.box2d;

import dev.azimuth.box2d.collision.Bounds;
import dev.azimuth.box2d.collision.Polygon;
import dev.azimuth.box2d.collision.Settings;
import dev.azimuth.box2d.collision.Sweep;
import dev.azimuth.box2d.collision.Transform;

/// A rigid body of one convex polygon, moved by forces and impulses.
///
/// Its position is the place of its [#transform], the origin of the polygon's coordinates; its
/// velocity and all solving are those of the center of mass, in its [#sweep].
public final class Body {

  /// The time for which everything must be at rest before it falls asleep.
  static final float TIME_TO_SLEEP = 0.5f; // s

  private static final float REST_SPEED = 0.01f; // m/s
  private static final float REST_SPIN = Settings.ANGULAR_SLOP; // rad/s

  public final Polygon shape;
  public final float friction;

  public final Transform transform = new Transform();
  public final Sweep sweep = new Sweep();
  public float vx; // m/s, of the center of mass
  public float vy;
  public float spin; // rad/s

  private float mass; // kg
  private float inertia; // kg·m², about the center of mass
  float inverseMass;
  float inverseInertia;
  float restitution;

  float forceX; // N, until the end of the next step
  float forceY;
  float torque; // N·m

  private boolean awake;
  float sleepTime; // s, for which the body has been at rest

  /// Contains the shape and where it will soon be.
  final Bounds bounds = new Bounds();

  /// Whether [#bounds] changed, so that the body may meet other edges than before.
  boolean boundsMoved;

  boolean inIsland;

  // The motion that the bounds were last computed for: mostly the next starts where that ended.
  private Bounds tight = new Bounds();
  private Bounds tightAtEnd = new Bounds();
  private final Transform before = new Transform();
  private final Transform end = new Transform();
  private final Sweep last = new Sweep();

  public Body(Polygon shape, float friction) {
    this.shape = shape;
    this.friction = friction;
  }

  /// Puts the body somewhere, at rest and awake, with the mass that follows from its density.
  ///
  /// @param density in kg/m²
  /// @param bounciness the coefficient of restitution
  public void place(float x, float y, float angle, float density, float bounciness) {
    restitution = bounciness;
    transform.set(x, y, angle);
    setMass(density);
    sweep.x = transform.mapX(sweep.localX, sweep.localY);
    sweep.y = transform.mapY(sweep.localX, sweep.localY);
    sweep.angle = angle;
    sweep.start();
    sweep.alpha0 = 0;
    vx = 0;
    vy = 0;
    spin = 0;
    clearForces();
    awake = true;
    sleepTime = 0;
    shape.bounds(transform, tight);
    last.angle = Float.NaN;
    bounds.enclose(tight, 0, 0);
    boundsMoved = true;
  }

  private void setMass(float density) {
    mass = shape.mass(density);
    inverseMass = 1 / mass;
    sweep.localX = mass * shape.centerX() * inverseMass;
    sweep.localY = mass * shape.centerY() * inverseMass;
    float square = sweep.localX * sweep.localX + sweep.localY * sweep.localY;
    inertia = shape.inertia(density) - mass * square;
    inverseInertia = 1 / inertia;
  }

  public float mass() {
    return mass;
  }

  /// The moment of inertia about the center of mass.
  public float inertia() {
    return inertia;
  }

  public boolean awake() {
    return awake;
  }

  /// Adds a force on the center of mass for the next step, and wakes the body.
  public void applyForce(float x, float y) {
    wake();
    forceX += x;
    forceY += y;
  }

  /// Adds a torque for the next step, and wakes the body.
  public void applyTorque(float added) {
    wake();
    torque += added;
  }

  /// Changes the velocity at once, and wakes the body.
  ///
  /// @param pointX where the impulse acts, in the world
  public void applyImpulse(float x, float y, float pointX, float pointY) {
    wake();
    vx += inverseMass * x;
    vy += inverseMass * y;
    spin += inverseInertia * ((pointX - sweep.x) * y - (pointY - sweep.y) * x);
  }

  void wake() {
    if (!awake) {
      awake = true;
      sleepTime = 0;
    }
  }

  void sleep() {
    awake = false;
    sleepTime = 0;
    vx = 0;
    vy = 0;
    spin = 0;
    clearForces();
  }

  void clearForces() {
    forceX = 0;
    forceY = 0;
    torque = 0;
  }

  /// Whether the body moves too fast to fall asleep.
  boolean moves() {
    return spin * spin > REST_SPIN * REST_SPIN || vx * vx + vy * vy > REST_SPEED * REST_SPEED;
  }

  /// Writes what an iteration may change.
  ///
  /// @return where the next may write
  int save(float[] state, int at) {
    state[at] = spin;
    state[at + 1] = vx;
    state[at + 2] = vy;
    return at + 3;
  }

  /// Whether it has the same bits as those that were written.
  boolean isSaved(float[] state, int at) {
    return VelocityIterations.same(spin, state[at])
        && VelocityIterations.same(vx, state[at + 1])
        && VelocityIterations.same(vy, state[at + 2]);
  }

  /// Adds up what the forces did to the velocity.
  void integrateVelocity(float dt, float gravityX, float gravityY) {
    vx += dt * (gravityX + inverseMass * forceX);
    vy += dt * (gravityY + inverseMass * forceY);
    spin += dt * inverseInertia * torque;
  }

  /// Moves the center of mass, by at most 2 m and a quarter of a turn.
  void integratePosition(float dt) {
    float dx = dt * vx;
    float dy = dt * vy;
    float square = dx * dx + dy * dy;
    if (square > 4) {
      float ratio = 2 / (float) Math.sqrt(square);
      vx *= ratio;
      vy *= ratio;
    }
    float turn = dt * spin;
    float mostTurn = 0.5f * Settings.PI;
    if (turn * turn > mostTurn * mostTurn) {
      spin *= mostTurn / (turn > 0 ? turn : -turn);
    }
    sweep.x += dt * vx;
    sweep.y += dt * vy;
    sweep.angle += dt * spin;
  }

  /// Lets the place follow the center of mass.
  void synchronizeTransform() {
    locate(transform);
  }

  /// Where the body is while its center of mass is being moved.
  void locate(Transform result) {
    result.setCenter(sweep.x, sweep.y, sweep.angle, sweep.localX, sweep.localY);
  }

  /// Lets the body be where it is at `alpha` of the step, and stay there until the step's end.
  void advance(float alpha) {
    sweep.advance(alpha);
    sweep.x = sweep.x0;
    sweep.y = sweep.y0;
    sweep.angle = sweep.angle0;
    synchronizeTransform();
  }

  /// Moves the bounds if the motion of this step leaves them.
  void synchronizeBounds() {
    if (sweep.startsAtEndOf(last)) {
      Bounds atEnd = tightAtEnd;
      tightAtEnd = tight;
      tight = atEnd;
      before.copy(end);
    } else {
      before.setCenter(sweep.x0, sweep.y0, sweep.angle0, sweep.localX, sweep.localY);
      shape.bounds(before, tight);
    }
    shape.bounds(transform, tightAtEnd);
    end.copy(transform);
    last.copy(sweep);
    tight.include(tightAtEnd);
    if (!bounds.contains(tight)) {
      bounds.enclose(tight, transform.x - before.x, transform.y - before.y);
      boundsMoved = true;
    }
  }
}
