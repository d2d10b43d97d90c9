package dev.azimuth.box2d;

import dev.azimuth.box2d.collision.Settings;
import java.util.List;

/// Bodies that act on each other through joints, with their joints and contacts: what is solved
/// together, and falls asleep together.
///
/// Constraints are solved one after the other, so that their order decides about the last bits. It
/// is that of Box2D's search through the bodies, contacts and joints, which starts at the body that
/// was made last and goes to the newest first.
final class Island {

  // How much of a contact's depth an iteration takes back: Baumgarte's factor.
  private static final float SHARE = 0.2f;
  private static final float SHARE_AT_IMPACT = 0.75f;

  // With what depth the iterations are content.
  private static final float DEEPEST = -3.0f * Settings.LINEAR_SLOP; // m
  private static final float DEEPEST_AT_IMPACT = -1.5f * Settings.LINEAR_SLOP;

  private static final int POSITION_ITERATIONS_AT_IMPACT = 20;

  private final List<RevoluteJoint> allJoints;
  private final Contacts allContacts;
  final Body[] bodies;
  int bodyCount;
  final RevoluteJoint[] joints;
  int jointCount;
  final Contact[] contacts;
  int contactCount;
  private final Body[] stack;
  private final VelocityIterations velocities;

  Island(List<Body> allBodies, List<RevoluteJoint> allJoints, Contacts allContacts, int edges) {
    this.allJoints = allJoints;
    this.allContacts = allContacts;
    bodies = new Body[allBodies.size()];
    stack = new Body[allBodies.size()];
    joints = new RevoluteJoint[allJoints.size()];
    contacts = new Contact[edges * allBodies.size()];
    velocities = new VelocityIterations(this);
  }

  /// Becomes the island of a body.
  void gather(Body seed) {
    bodyCount = 0;
    jointCount = 0;
    contactCount = 0;
    int height = 0;
    stack[height++] = seed;
    seed.inIsland = true;
    while (height > 0) {
      Body body = stack[--height];
      bodies[bodyCount++] = body;
      body.wake();
      addContacts(body);
      for (int i = allJoints.size() - 1; i >= 0; i--) {
        RevoluteJoint joint = allJoints.get(i);
        if (joint.inIsland || (joint.a != body && joint.b != body)) {
          continue;
        }
        joint.inIsland = true;
        joints[jointCount++] = joint;
        Body other = joint.other(body);
        if (!other.inIsland) {
          other.inIsland = true;
          stack[height++] = other;
        }
      }
    }
  }

  private void addContacts(Body body) {
    for (int i = allContacts.count() - 1; i >= 0; i--) {
      Contact contact = allContacts.get(i);
      if (contact.body == body && contact.enabled && contact.touching()) {
        contacts[contactCount++] = contact;
      }
    }
  }

  /// Becomes a body and the ground it hits.
  void gatherImpact(Body body, Contact contact) {
    bodyCount = 0;
    jointCount = 0;
    contactCount = 0;
    bodies[bodyCount++] = body;
    contacts[contactCount++] = contact;
  }

  void add(Contact contact) {
    contacts[contactCount++] = contact;
  }

  /// Begins to move the island on by a whole step; [#iterate] and [#end] follow.
  void begin(Step step) {
    for (int i = 0; i < bodyCount; i++) {
      bodies[i].sweep.start();
      bodies[i].integrateVelocity(step.dt, step.gravityX, step.gravityY);
    }
    for (int i = 0; i < contactCount; i++) {
      contacts[i].initializeVelocity(step.dtRatio);
    }
    for (int i = 0; i < contactCount; i++) {
      contacts[i].velocity.warmStart();
    }
    for (int i = 0; i < jointCount; i++) {
      joints[i].initialize(step.dt, step.dtRatio);
    }
  }

  void iterate(Step step) {
    velocities.run(step.velocityIterations);
  }

  void end(Step step) {
    for (int i = 0; i < contactCount; i++) {
      contacts[i].velocity.storeImpulses();
    }
    for (int i = 0; i < bodyCount; i++) {
      bodies[i].integratePosition(step.dt);
    }
    boolean solved = solvePositions(step.positionIterations);
    for (int i = 0; i < bodyCount; i++) {
      bodies[i].synchronizeTransform();
    }
    rest(step.dt, solved);
  }

  /// Moves the body that hits the ground on from the impact to the end of the step.
  ///
  /// @param dt the rest of the step
  void solveImpact(float dt, int velocityIterations) {
    Body body = bodies[0];
    solvePositionsAtImpact();
    // From here on nothing is in the way.
    body.sweep.x0 = body.sweep.x;
    body.sweep.y0 = body.sweep.y;
    body.sweep.angle0 = body.sweep.angle;
    for (int i = 0; i < contactCount; i++) {
      contacts[i].initializeVelocity(0);
    }
    velocities.run(velocityIterations);
    // These impulses may be large; the next step does not start with them.
    body.integratePosition(dt);
    body.synchronizeTransform();
  }

  private boolean solvePositions(int iterations) {
    for (int iteration = 0; iteration < iterations; iteration++) {
      float separation = 0;
      for (int i = 0; i < contactCount; i++) {
        separation = contacts[i].position.solve(SHARE, separation);
      }
      boolean solved = separation >= DEEPEST;
      for (int i = 0; i < jointCount; i++) {
        solved &= joints[i].solvePosition();
      }
      if (solved) {
        return true;
      }
    }
    return false;
  }

  private void solvePositionsAtImpact() {
    for (int iteration = 0; iteration < POSITION_ITERATIONS_AT_IMPACT; iteration++) {
      float separation = 0;
      for (int i = 0; i < contactCount; i++) {
        separation = contacts[i].position.solve(SHARE_AT_IMPACT, separation);
      }
      if (separation >= DEEPEST_AT_IMPACT) {
        return;
      }
    }
  }

  /// Lets everything fall asleep that has not moved for long enough.
  private void rest(float dt, boolean solved) {
    float shortest = Float.MAX_VALUE;
    for (int i = 0; i < bodyCount; i++) {
      Body body = bodies[i];
      body.sleepTime = body.moves() ? 0 : body.sleepTime + dt;
      shortest = Math.min(shortest, body.sleepTime);
    }
    if (shortest >= Body.TIME_TO_SLEEP && solved) {
      for (int i = 0; i < bodyCount; i++) {
        bodies[i].sleep();
      }
    }
  }
}
