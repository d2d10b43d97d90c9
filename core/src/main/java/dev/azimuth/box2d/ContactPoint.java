package dev.azimuth.box2d;

/// One point of contact while its velocity is being solved. See [ContactConstraint].
final class ContactPoint {

  float x; // m, from the body's center of mass
  float y;
  float normalMass; // kg, what a normal impulse at the point has to move
  float tangentMass;
  float bounce; // m/s, wanted normal velocity
  float normalImpulse; // N·s, sum
  float tangentImpulse;
}
