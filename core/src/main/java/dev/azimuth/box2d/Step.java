package dev.azimuth.box2d;

/// What the parts of a world need to know of the present step.
final class Step {

  float dt; // s
  float dtRatio; // duration in durations of the last step, 0 in the first
  int velocityIterations;
  int positionIterations;
  float gravityX; // m/s²
  float gravityY;
}
