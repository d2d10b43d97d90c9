package dev.azimuth.box2d;

import dev.azimuth.box2d.collision.Edge;
import dev.azimuth.box2d.collision.EdgePolygonCollider;
import dev.azimuth.box2d.collision.Manifold;

/// An edge and a body whose bounds overlap: they touch, or may do so soon.
///
/// There is one object for each pair of edge and body, which is in [Contacts] or not.
final class Contact {

  final Edge edge;
  final Body body;
  final ContactConstraint velocity;
  final PenetrationConstraint position;

  private final Manifold manifold = new Manifold();
  private boolean touching;

  boolean listed;

  /// False for the rest of a step in which an impact turned out to be none.
  boolean enabled;

  // Continuous collision in the present step.
  boolean impactKnown; // whether `impact` is up to date
  float impact; // at what fraction of the step they meet, 1 if not in this step
  int impacts; // how often they met

  Contact(Edge edge, Body body) {
    this.edge = edge;
    this.body = body;
    velocity = new ContactConstraint(body, manifold);
    position = new PenetrationConstraint(body, manifold);
  }

  boolean touching() {
    return touching;
  }

  /// Prepares the velocity iterations.
  ///
  /// @param impulseShare of the impulses of the last step, with which they start
  void initializeVelocity(float impulseShare) {
    float friction = (float) Math.sqrt(edge.friction * body.friction);
    velocity.initialize(friction, body.restitution, impulseShare);
  }

  /// Starts as a pair that was not near each other.
  void begin() {
    listed = true;
    enabled = true;
    touching = false;
    impactKnown = false;
    impacts = 0;
    manifold.count = 0;
  }

  /// Finds out where the two touch now, and tells of it if that begins or ends.
  void update(EdgePolygonCollider collider, ContactListener listener) {
    enabled = true;
    boolean touched = touching;
    manifold.update(collider, edge, body.shape, body.transform);
    touching = manifold.count > 0;
    if (touching == touched) {
      return;
    }
    body.wake();
    if (touching) {
      listener.begin(body);
    } else {
      listener.end(body);
    }
  }

  /// Ends as a pair that is no longer near each other.
  void end(ContactListener listener) {
    listed = false;
    if (touching) {
      listener.end(body);
      body.wake();
    }
  }
}
