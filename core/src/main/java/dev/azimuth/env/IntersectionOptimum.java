package dev.azimuth.env;

import java.util.Arrays;

/// The greatest return that any policy can have in an [Intersection], by dynamic programming.
///
/// The other vehicle does not react, so for one start of it the future is a function of time and of
/// our place alone. Only while it is near its crossing does a place cost anything. Before that, one
/// constant speed to wherever we want to be is best, because the cost of a speed is convex; after
/// it, the cheapest speed. In between, a backward recursion over a grid of places finds the best
/// sequence among speeds that are multiples of one step:
///
///     W(t, x) = min over v of  cost(v) + place(t + 1, x′) + W(t + 1, x′),   x′ = x + v·Δt
///
/// What is found on the grid can be driven, so it is never above the optimum of a start. With the
/// usual constants it is below by less than 0.1, and the expectation over starts is right within 0.1
/// (`IntersectionOptimumTest`: a grid ten times as fine, and a bound from above).
final class IntersectionOptimum {

  /// Speeds above standing still: up to 15 m/s in steps of 1 m/s, and so places 0.1 m apart.
  static final int SPEEDS = 15;

  /// What a number of steps may be wrong by.
  private static final double ROUNDING = 1e-9;

  // Starts over which the expectation is taken, in each direction.
  private static final int OWN_STARTS = 8;
  private static final int CROSSING_STARTS = 4;

  private final double[] phi;
  private final int horizon;
  private final int speeds;
  private final double timeStep;
  private final double reach; // the distance from which on nothing costs
  private final double cheapest; // the speed that costs least
  private final double crossingStart;
  private final int first; // the first step in which a place can cost
  private final int last; // the last one

  // The grid: place i is origin + i·spacing.
  private final double origin;
  private final double spacing;
  private double[] cost = {}; // of being at each place after step `first`, and of all that follows

  /// @param crossingStart the first place of the other vehicle
  /// @param least the least first place of ours that will be asked for
  /// @param speeds the number of speeds above standing still
  IntersectionOptimum(double[] phi, int horizon, double crossingStart, double least, int speeds) {
    IntersectionFamily.requireParameters(phi);
    this.phi = phi;
    this.horizon = horizon;
    this.speeds = speeds;
    this.crossingStart = crossingStart;
    timeStep = phi[IntersectionFamily.TIME_STEP];
    reach =
        Math.max(phi[IntersectionFamily.SAFE_DISTANCE], phi[IntersectionFamily.COLLISION_DISTANCE]);
    double topSpeed = phi[IntersectionFamily.TOP_SPEED];
    cheapest = Math.min(phi[IntersectionFamily.DESIRED_SPEED], topSpeed);
    int t = 1;
    while (t <= horizon && Math.abs(crossingPlace(t)) >= reach) {
      t++;
    }
    first = t;
    while (t <= horizon && Math.abs(crossingPlace(t)) < reach) {
      t++;
    }
    last = t - 1;
    origin = Math.min(least, reach);
    spacing = topSpeed * timeStep / speeds;
  }

  /// The best return of the episodes that start at one place.
  double returnFrom(double start) {
    double least = horizon * speedCost(cheapest);
    if (!isFree(start)) {
      if (cost.length == 0) {
        cost = costs();
      }
      least = Double.POSITIVE_INFINITY;
      double farthest = first * speeds + ROUNDING; // in steps of the grid
      for (int i = 0; i < cost.length; i++) {
        double steps = (origin - start) / spacing + i;
        if (steps >= -ROUNDING && steps <= farthest) {
          double speed = steps * spacing / (first * timeStep);
          least = Math.min(least, first * speedCost(speed) + cost[i]);
        }
      }
    }
    return horizon - least;
  }

  /// Whether the cheapest speed never comes near the other vehicle.
  private boolean isFree(double start) {
    for (int t = first; t <= last; t++) {
      if (placeCost(start + t * timeStep * cheapest, t) > 0) {
        return false;
      }
    }
    return true;
  }

  /// The recursion from the last step that matters back to the first.
  private double[] costs() {
    int places = Math.max(1, (int) Math.ceil((reach - origin) / spacing) + 1);
    double[] next = new double[places + speeds]; // those beyond reach are as good as the last
    double[] now = new double[places];
    Arrays.fill(next, (horizon - last) * speedCost(cheapest));
    for (int t = last; ; t--) {
      int near = Math.max(0, (int) ((-reach - origin) / spacing));
      for (int i = near; i < places; i++) {
        next[i] += placeCost(origin + i * spacing, t);
      }
      if (t == first) {
        return next;
      }
      Arrays.fill(now, Double.POSITIVE_INFINITY);
      for (int k = 0; k <= speeds; k++) {
        relax(now, next, k, speedCost(k * spacing / timeStep));
      }
      System.arraycopy(now, 0, next, 0, places);
      Arrays.fill(next, places, next.length, (horizon - t + 1) * speedCost(cheapest));
    }
  }

  /// A loop of its own, so that it is vectorised.
  private static void relax(double[] now, double[] next, int k, double cost) {
    for (int i = 0; i < now.length; i++) {
      now[i] = Math.min(now[i], next[i + k] + cost);
    }
  }

  private double crossingPlace(int t) {
    return crossingStart + t * timeStep * phi[IntersectionFamily.CROSSING_SPEED];
  }

  private double speedCost(double speed) {
    double deviation =
        (speed - phi[IntersectionFamily.DESIRED_SPEED]) / phi[IntersectionFamily.SPEED_TOLERANCE];
    return deviation * deviation;
  }

  private double placeCost(double place, int t) {
    double y = crossingPlace(t);
    double distance = Math.sqrt(place * place + y * y);
    double nearness = Math.max(0, 1 - distance / phi[IntersectionFamily.SAFE_DISTANCE]);
    double collision =
        distance < phi[IntersectionFamily.COLLISION_DISTANCE]
            ? phi[IntersectionFamily.COLLISION_PENALTY]
            : 0;
    return phi[IntersectionFamily.PROXIMITY_WEIGHT] * (nearness * nearness) + collision;
  }

  /// The expectation of the best return over the starts of a task.
  static double meanReturn(double[] phi, int horizon) {
    return meanReturn(phi, horizon, CROSSING_STARTS, OWN_STARTS, SPEEDS);
  }

  /// The same over a grid of starts, each in the middle of its cell.
  static double meanReturn(
      double[] phi, int horizon, int crossingStarts, int ownStarts, int speeds) {
    IntersectionFamily.requireParameters(phi);
    double jitter = phi[IntersectionFamily.JITTER];
    double own = -phi[IntersectionFamily.OWN_DISTANCE];
    double sum = 0;
    for (int i = 0; i < crossingStarts; i++) {
      double crossing =
          middle(i, crossingStarts, jitter) - phi[IntersectionFamily.CROSSING_DISTANCE];
      IntersectionOptimum optimum =
          new IntersectionOptimum(phi, horizon, crossing, own - jitter, speeds);
      for (int j = 0; j < ownStarts; j++) {
        sum += optimum.returnFrom(own + middle(j, ownStarts, jitter));
      }
    }
    return sum / (crossingStarts * ownStarts);
  }

  private static double middle(int cell, int cells, double jitter) {
    return jitter * ((2 * cell + 1.0) / cells - 1);
  }
}
