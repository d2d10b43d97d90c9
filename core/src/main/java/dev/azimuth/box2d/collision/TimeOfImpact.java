package dev.azimuth.box2d.collision;

/// The moment within a step at which a moving polygon comes as near to an edge as their skins
/// allow, by conservative advancement along separating axes [1].
///
/// A body that moves several times its size in a step could pass the ground unseen. So: find the
/// axis along which the two are separated now ([Distance]), and on that axis alone, where
/// separation is a smooth function of time ([SeparationFunction]), the last moment at which nothing
/// is nearer than the target. Up to there the shapes cannot have met. Move on to it, find the new
/// axis, and repeat until the distance itself is the target.
///
/// The root on an axis is found for the one pair of points that is deepest at the end; then another
/// pair may be deepest, so this too is repeated, each time with an earlier end.
///
/// [1] Catto. Continuous Collision. Game Developers Conference 2013.
public final class TimeOfImpact {

  /// What [#compute] answers if the two do not come into contact.
  public static final float NONE = -1;

  private static final float TARGET =
      Math.max(Settings.LINEAR_SLOP, Settings.SKIN + Settings.SKIN - 3 * Settings.LINEAR_SLOP); // m
  private static final float TOLERANCE = 0.25f * Settings.LINEAR_SLOP;
  private static final int MOST_AXES = 20;
  private static final int MOST_ROOTS = 16;
  private static final int MOST_TRIALS = 50;

  private final Sweep sweep = new Sweep();
  private final Transform place = new Transform();
  private final Distance distance = new Distance();
  private final SeparationFunction separation = new SeparationFunction();

  private float start; // up to which no contact is possible
  private boolean decided;
  private float answer;

  /// The fraction of the rest of the step after which a polygon touches an edge, or [#NONE] if it
  /// stays away, overlaps it already, or no answer is found.
  public float compute(Edge edge, Polygon polygon, Sweep motion) {
    sweep.copy(motion);
    sweep.normalize();
    distance.forget();
    start = 0;
    decided = false;
    answer = NONE;
    for (int axes = 0; axes < MOST_AXES && !decided; axes++) {
      sweep.interpolate(start, place);
      float gap = distance.compute(edge, polygon, place);
      if (gap <= 0) {
        return NONE;
      }
      if (gap < TARGET + TOLERANCE) {
        return start;
      }
      separation.initialize(distance, edge, polygon, sweep, start);
      advance();
    }
    return answer;
  }

  /// Moves `start` on along the present axis, or decides.
  private void advance() {
    float end = 1;
    for (int roots = 0; roots < MOST_ROOTS; roots++) {
      float atEnd = separation.deepest(end);
      if (atEnd > TARGET + TOLERANCE) {
        decided = true;
        return;
      }
      if (atEnd > TARGET - TOLERANCE) {
        start = end;
        return;
      }
      float atStart = separation.evaluate(start);
      if (atStart < TARGET - TOLERANCE) {
        decided = true;
        return;
      }
      if (atStart <= TARGET + TOLERANCE) {
        decided = true;
        answer = start;
        return;
      }
      end = root(end, atStart, atEnd);
    }
  }

  /// The time at which the remembered pair is at the target, by bisection and secants in turn; the
  /// former end if none is found.
  private float root(float end, float atStart, float atEnd) {
    float low = start;
    float high = end;
    for (int trial = 0; trial < MOST_TRIALS; trial++) {
      float t =
          trial % 2 == 1
              ? low + (TARGET - atStart) * (high - low) / (atEnd - atStart)
              : 0.5f * (low + high);
      float s = separation.evaluate(t);
      float error = s - TARGET;
      if ((error > 0 ? error : -error) < TOLERANCE) {
        return t;
      }
      if (s > TARGET) {
        low = t;
        atStart = s;
      } else {
        high = t;
        atEnd = s;
      }
    }
    return end;
  }
}
