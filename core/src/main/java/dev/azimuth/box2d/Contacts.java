package dev.azimuth.box2d;

import dev.azimuth.box2d.collision.Edge;
import dev.azimuth.box2d.collision.EdgePolygonCollider;
import java.util.List;

/// The contacts of a world, in the order in which they came up: Box2D's contact manager and broad
/// phase.
///
/// Box2D finds pairs of overlapping bounds with a tree. For a dozen edges and three bodies it is
/// faster to try all, and the result is the same, since Box2D sorts the pairs; the order matters,
/// as contacts are solved one after the other, the newest first.
final class Contacts {

  private final List<Edge> edges;
  private final List<Body> bodies;
  private final Contact[][] all; // [edge][body]
  private final Contact[] listed; // the oldest first
  private int count;
  private float top; // m, above all edges
  private final EdgePolygonCollider collider = new EdgePolygonCollider();

  Contacts(List<Edge> edges, List<Body> bodies) {
    this.edges = edges;
    this.bodies = bodies;
    all = new Contact[edges.size()][bodies.size()];
    for (int i = 0; i < edges.size(); i++) {
      for (int j = 0; j < bodies.size(); j++) {
        all[i][j] = new Contact(edges.get(i), bodies.get(j));
      }
    }
    listed = new Contact[edges.size() * bodies.size()];
  }

  /// Ends all contacts without telling; to be called when the edges have their places.
  void clear() {
    for (int i = 0; i < count; i++) {
      listed[i].listed = false;
    }
    count = 0;
    top = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < edges.size(); i++) {
      top = Math.max(top, edges.get(i).bounds.highY);
    }
  }

  int count() {
    return count;
  }

  /// Contact i, the oldest first.
  Contact get(int i) {
    return listed[i];
  }

  void update(Contact contact, ContactListener listener) {
    contact.update(collider, listener);
  }

  /// Updates the contacts of the bodies that are awake, and ends those whose bounds parted.
  void collide(ContactListener listener) {
    for (int i = count - 1; i >= 0; i--) {
      Contact contact = listed[i];
      if (!contact.body.awake()) {
        continue;
      }
      if (contact.edge.bounds.overlaps(contact.body.bounds)) {
        contact.update(collider, listener);
      } else {
        count--;
        System.arraycopy(listed, i + 1, listed, i, count - i);
        contact.end(listener);
      }
    }
  }

  /// Lists the pairs whose bounds have come to overlap.
  void findNew() {
    boolean near = false;
    for (int j = 0; j < bodies.size(); j++) {
      Body body = bodies.get(j);
      near |= body.boundsMoved && body.bounds.lowY <= top;
    }
    if (near) {
      findNewBelowTop();
    }
    for (int j = 0; j < bodies.size(); j++) {
      bodies.get(j).boundsMoved = false;
    }
  }

  private void findNewBelowTop() {
    for (int i = 0; i < edges.size(); i++) {
      for (int j = 0; j < bodies.size(); j++) {
        Contact contact = all[i][j];
        if (contact.body.boundsMoved
            && !contact.listed
            && contact.edge.bounds.overlaps(contact.body.bounds)) {
          contact.begin();
          listed[count++] = contact;
          contact.body.wake();
        }
      }
    }
  }
}
