package dev.azimuth.box2d;

import dev.azimuth.box2d.collision.Settings;
import dev.azimuth.box2d.collision.Sweep;
import dev.azimuth.box2d.collision.TimeOfImpact;
import java.util.List;

/// Continuous collision: keeps bodies from passing through the ground within a step.
///
/// After the step has moved everything, the earliest impact on the way is looked for. The body that
/// has it goes back to that moment, is pushed out of the ground and its velocity is solved against
/// the ground alone, without its joints; then it goes on to the end of the step. So again, until
/// there is no impact left. What that did to the joints, the next step mends.
///
/// The moment from which a body's motion counts, its `alpha0`, moves on with each impact, and so
/// does that of the ground: a body that is looked at after another had an impact is looked at from
/// that moment on.
final class Impacts {

  private static final int MOST_OF_A_CONTACT = 8;

  private final List<Body> bodies;
  private final Contacts contacts;
  private final Island island;
  private final ContactListener listener;
  private final TimeOfImpact timeOfImpact = new TimeOfImpact();
  private final Sweep backup = new Sweep();
  private float groundAlpha;

  Impacts(List<Body> bodies, Contacts contacts, Island island, ContactListener listener) {
    this.bodies = bodies;
    this.contacts = contacts;
    this.island = island;
    this.listener = listener;
  }

  void solve(Step step) {
    groundAlpha = 0;
    for (int i = 0; i < bodies.size(); i++) {
      bodies.get(i).sweep.alpha0 = 0;
    }
    for (int i = 0; i < contacts.count(); i++) {
      Contact contact = contacts.get(i);
      contact.impactKnown = false;
      contact.impacts = 0;
      contact.impact = 1;
    }
    while (solveFirst(step)) {}
  }

  /// Solves the earliest impact that is left; false if there is none.
  private boolean solveFirst(Step step) {
    Contact first = null;
    float alpha = 1;
    for (int i = contacts.count() - 1; i >= 0; i--) {
      Contact contact = contacts.get(i);
      float impact = impact(contact);
      if (impact < alpha) {
        first = contact;
        alpha = impact;
      }
    }
    if (first == null || 1.0f - 10.0f * Settings.EPSILON < alpha) {
      return false;
    }
    Body body = first.body;
    backup.copy(body.sweep);
    body.advance(alpha);
    contacts.update(first, listener);
    first.impactKnown = false;
    first.impacts++;
    if (!first.touching()) {
      first.enabled = false;
      body.sweep.copy(backup);
      body.synchronizeTransform();
      return true;
    }
    groundAlpha = alpha;
    body.wake();
    solve(step, first, alpha);
    return true;
  }

  /// At what fraction of the step the pair of a contact meets; 1 if it does not.
  private float impact(Contact contact) {
    if (!contact.enabled || contact.impacts > MOST_OF_A_CONTACT) {
      return 1;
    }
    if (contact.impactKnown) {
      return contact.impact;
    }
    Body body = contact.body;
    if (!body.awake()) {
      return 1;
    }
    if (groundAlpha < body.sweep.alpha0) {
      groundAlpha = body.sweep.alpha0;
    } else if (body.sweep.alpha0 < groundAlpha) {
      body.sweep.advance(groundAlpha);
    }
    float alpha0 = groundAlpha;
    float fraction = timeOfImpact.compute(contact.edge, body.shape, body.sweep);
    float impact = 1;
    if (fraction != TimeOfImpact.NONE) {
      impact = alpha0 + (1.0f - alpha0) * fraction;
      impact = impact < 1 ? impact : 1;
    }
    contact.impact = impact;
    contact.impactKnown = true;
    return impact;
  }

  private void solve(Step step, Contact first, float alpha) {
    Body body = first.body;
    island.gatherImpact(body, first);
    for (int i = contacts.count() - 1; i >= 0; i--) {
      Contact contact = contacts.get(i);
      if (contact.body == body && contact != first) {
        contacts.update(contact, listener);
        if (contact.touching()) {
          island.add(contact);
        }
      }
    }
    island.solveImpact((1.0f - alpha) * step.dt, step.velocityIterations);
    body.synchronizeBounds();
    for (int i = 0; i < contacts.count(); i++) {
      if (contacts.get(i).body == body) {
        contacts.get(i).impactKnown = false;
      }
    }
    contacts.findNew();
  }
}
