package dev.azimuth.meta;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Random streams named by a path: seed → epoch → task → batch → trajectory.
///
/// A child's seed is a hash of its parent's and its own number, so a stream depends on its place
/// alone, never on what was drawn elsewhere, by which thread or in which order.
public final class Seeds {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L; // 2⁶⁴ / golden ratio, odd

  private Seeds() {}

  /// The seed of child number `index`.
  public static long child(long seed, long index) {
    return mix(mix(seed + GOLDEN) + (index + 1) * GOLDEN);
  }

  /// Draw number `index` of the stream `seed`: 64 random bits.
  public static long draw(long seed, long index) {
    return mix(seed + (index + 1) * GOLDEN);
  }

  /// A generator for the stream `seed`.
  public static RandomGenerator generator(long seed) {
    return new SplittableRandom(seed);
  }

  /// Stafford's variant 13 of the MurmurHash3 finalizer, a bijection whose output bits each depend
  /// on all input bits (Steele, Lea, Flood. Fast Splittable Pseudorandom Number Generators, 2014).
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
