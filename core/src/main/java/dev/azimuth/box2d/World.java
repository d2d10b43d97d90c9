package dev.azimuth.box2d;

import dev.azimuth.box2d.collision.Edge;
import java.util.List;

/// A ground of edges and the bodies on it, moved on in steps as Box2D 2.3.0 moves them, bit for bit
/// [1].
///
/// A step finds out what touches, solves the velocities of what hangs together (see [Island]),
/// moves it, and looks for impacts on the way (see [Impacts]). Nothing is allocated in it. Bodies
/// do not collide with each other, only with the ground. Decision 0016 says what of Box2D is here and
/// why; NOTICE has its licence.
///
/// [1] Catto. Box2D 2.3.0, https://box2d.org. 2013.
public final class World {

  private final List<Body> bodies;
  private final List<RevoluteJoint> joints;
  private final Contacts contacts;
  final Island island;
  private final Impacts impacts;
  private final ContactListener listener;
  private final Step step = new Step();
  private float inverseFormerDt;
  private boolean unfinished; // the present step, with all bodies in one island

  /// A world of things that the caller goes on to place.
  ///
  /// @param bodies in the order in which Box2D would have made them, like the joints
  public World(
      List<Edge> ground, List<Body> bodies, List<RevoluteJoint> joints, ContactListener listener) {
    this.bodies = List.copyOf(bodies);
    this.joints = List.copyOf(joints);
    this.listener = listener;
    contacts = new Contacts(List.copyOf(ground), this.bodies);
    island = new Island(this.bodies, this.joints, contacts, ground.size());
    impacts = new Impacts(this.bodies, contacts, island, listener);
  }

  /// Forgets all former steps; to be called when everything has its first place.
  ///
  /// @param gravityY in m/s², negative if things fall down
  public void start(float gravityX, float gravityY) {
    contacts.clear();
    step.gravityX = gravityX;
    step.gravityY = gravityY;
    inverseFormerDt = 0;
  }

  /// Moves everything on.
  ///
  /// @param dt in s
  public void step(float dt, int velocityIterations, int positionIterations) {
    if (begin(dt, velocityIterations, positionIterations)) {
      iterate();
    }
    finish();
  }

  /// Does what comes before the velocity iterations, if all bodies hang together; of anything else,
  /// those too.
  ///
  /// @return whether the [#island] has all bodies and needs [#iterate], or whatever does the same
  ///     to it, before [#finish]
  boolean begin(float dt, int velocityIterations, int positionIterations) {
    step.dt = dt;
    step.dtRatio = inverseFormerDt * dt;
    step.velocityIterations = velocityIterations;
    step.positionIterations = positionIterations;
    if (inverseFormerDt == 0) {
      contacts.findNew();
    }
    contacts.collide(listener);
    return beginSolving();
  }

  void iterate() {
    island.iterate(step);
  }

  /// Does the rest of a step.
  void finish() {
    if (unfinished) {
      island.end(step);
    }
    synchronize();
    impacts.solve(step);
    inverseFormerDt = 1 / step.dt;
    for (int i = 0; i < bodies.size(); i++) {
      bodies.get(i).clearForces();
    }
  }

  /// Begins with the island of all bodies, or solves others from begin to end.
  private boolean beginSolving() {
    unfinished = false;
    for (int i = 0; i < bodies.size(); i++) {
      bodies.get(i).inIsland = false;
    }
    for (int i = 0; i < joints.size(); i++) {
      joints.get(i).inIsland = false;
    }
    for (int i = bodies.size() - 1; i >= 0; i--) {
      Body body = bodies.get(i);
      if (!body.inIsland && body.awake()) {
        island.gather(body);
        island.begin(step);
        if (island.bodyCount == bodies.size()) {
          unfinished = true;
          return true;
        }
        island.iterate(step);
        island.end(step);
      }
    }
    return false;
  }

  private void synchronize() {
    for (int i = 0; i < bodies.size(); i++) {
      if (bodies.get(i).inIsland) {
        bodies.get(i).synchronizeBounds();
      }
    }
    contacts.findNew();
  }
}
