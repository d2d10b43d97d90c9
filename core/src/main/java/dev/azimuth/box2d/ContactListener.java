package dev.azimuth.box2d;

/// Is told when a body begins and ends to touch an edge of the ground.
///
/// A body that stands on two edges begins twice. The events are all that tells of an end: a body
/// may be said to have left the ground when it lost the first of two contacts.
public interface ContactListener {

  void begin(Body body);

  void end(Body body);
}
