package dev.azimuth.box2d;

import dev.azimuth.vector.HingeLanes;
import java.util.Arrays;

/// Steps many worlds, each of one body with two others hinged to it, with the same bits as one by
/// one.
///
/// The velocity iterations, most of all work, are done in lanes of vectors, one world in each
/// (decisions 0022 and 0094). A world leaves its lane to the next one when it has done its
/// iterations, or when it is seen to run in a cycle, as in [VelocityIterations]. What touches the
/// ground in more ways than lanes can take (see [LaneOfWorld]), and everything where there are no
/// lanes, is done by the world itself.
public final class Worlds {

  /// For a single world, lanes take longer than [VelocityIterations].
  private static final int FEWEST = 2;

  private final boolean lanesAvailable = HingeLanes.available();
  private final HingeLanes lanes = new HingeLanes();
  private final World[] inLane = new World[HingeLanes.WIDTH];
  private final int[] left = new int[HingeLanes.WIDTH]; // iterations
  private final boolean[] touching = new boolean[HingeLanes.WIDTH];
  private int live; // of the lanes, the first
  private World[] waiting = {};
  private int count; // of those waiting

  /// Moves everything on in the first worlds of an array; see [World#step].
  public void step(
      World[] worlds, int worldCount, float dt, int velocityIterations, int positionIterations) {
    if (waiting.length < worldCount) {
      waiting = new World[worldCount];
    }
    boolean together = lanesAvailable && velocityIterations % HingeLanes.ITERATIONS == 0;
    count = 0;
    for (int i = 0; i < worldCount; i++) {
      World world = worlds[i];
      if (world.begin(dt, velocityIterations, positionIterations)) {
        if (together && LaneOfWorld.fits(world.island)) {
          waiting[count++] = world;
          continue;
        }
        world.iterate();
      }
      world.finish();
    }
    if (count < FEWEST) {
      finishOneByOne();
    } else {
      finishTogether(velocityIterations);
    }
    Arrays.fill(waiting, 0, count, null);
  }

  private void finishOneByOne() {
    for (int i = 0; i < count; i++) {
      waiting[i].iterate();
      waiting[i].finish();
    }
  }

  private void finishTogether(int iterations) {
    int next = 0;
    live = 0;
    while (live < HingeLanes.WIDTH && next < count) {
      enter(waiting[next++], live++, iterations);
    }
    while (live > 0) {
      lanes.advance(live, lastTouching());
      for (int lane = live - 1; lane >= 0; lane--) {
        left[lane] -= HingeLanes.ITERATIONS;
        if (left[lane] > 0 && !lanes.returned(lane)) {
          continue;
        }
        leave(lane);
        if (next < count) {
          enter(waiting[next++], lane, iterations);
        } else {
          close(lane);
        }
      }
    }
  }

  private void enter(World world, int lane, int iterations) {
    inLane[lane] = world;
    left[lane] = iterations;
    touching[lane] = world.island.contactCount > 0;
    LaneOfWorld.write(world.island, lanes, lane);
  }

  private void leave(int lane) {
    World world = inLane[lane];
    lanes.repeat(lane, left[lane] / HingeLanes.ITERATIONS);
    LaneOfWorld.read(world.island, lanes, lane);
    world.finish();
  }

  /// Gives a lane to the world in the last one.
  private void close(int lane) {
    live--;
    if (lane < live) {
      inLane[lane] = inLane[live];
      left[lane] = left[live];
      touching[lane] = touching[live];
      lanes.move(live, lane);
    }
  }

  /// How many lanes there are up to the last one with a contact.
  private int lastTouching() {
    int lane = live;
    while (lane > 0 && !touching[lane - 1]) {
      lane--;
    }
    return lane;
  }
}
