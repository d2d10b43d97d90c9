package dev.azimuth.env;

import java.math.BigInteger;

/// The random numbers of NumPy's `Generator(PCG64(SeedSequence(seed)))`, bit for bit, so that an
/// environment with the same seed starts in the same state as its counterpart in Python.
///
/// PCG64 [1] is a linear congruential generator of 128 bits whose output is the exclusive or of the
/// halves of its state, rotated by its top six bits. Uniform numbers and integers are exact; normal
/// ones may differ from NumPy's in the last places, because its tables were rounded differently.
/// Everything is deterministic: the rare logarithms of the normal distribution are those of
/// [StrictMath].
///
/// [1] O'Neill. PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms for
///     Random Number Generation. 2014.
public final class NumpyRandom {

  private static final long FACTOR_HIGH = 0x2360ed051fc65da4L;
  private static final long FACTOR_LOW = 0x4385df649fccf645L;

  private final SeedSequence seeds = new SeedSequence();
  private long high;
  private long low;
  private long incrementHigh;
  private long incrementLow;
  private long seed; // of 64 bits; -1 if it was longer, or a path
  private long startLow; // the state before anything was drawn

  // The upper half of the last raw value that was drawn for its lower half. It stays in its field
  // after it was used, as in NumPy.
  private int spare;
  private boolean spareUnused;

  /// A generator with the given seed, taken as unsigned.
  public NumpyRandom(long seed) {
    seed(seed);
  }

  /// A generator with a seed of any length.
  ///
  /// @param seed must not be negative
  /// @param spawnKey the path from the seed to a descendant of its sequence: the generator of
  ///     `SeedSequence(seed).spawn(2)[1]` has the key 1, its third child the key 1, 2
  public NumpyRandom(BigInteger seed, int... spawnKey) {
    seeds.mix(seed, spawnKey);
    start();
    this.seed = -1;
  }

  /// Starts again as a new generator with this seed, taken as unsigned, would. Allocates nothing.
  public void seed(long seed) {
    seeds.mix(seed);
    start();
    this.seed = seed;
  }

  private void start() {
    long stateHigh = seeds.nextLong();
    long stateLow = seeds.nextLong();
    long streamHigh = seeds.nextLong();
    long streamLow = seeds.nextLong();
    incrementHigh = streamHigh << 1 | streamLow >>> 63;
    incrementLow = streamLow << 1 | 1;
    low = incrementLow + stateLow;
    high = incrementHigh + stateHigh + carry(low, stateLow);
    advance();
    startLow = low;
    spare = 0;
    spareUnused = false;
  }

  /// A seed for a generator elsewhere that takes over from this one, at least 0 and below 2³¹, which
  /// every library takes. If nothing has been drawn and the seed of this one is as small, it is that
  /// seed, so that the other draws what this one would have drawn.
  public long handOver() {
    boolean fresh = low == startLow && !spareUnused;
    long drawn = nextRaw64();
    return fresh && 0 <= seed && seed < 1L << 31 ? seed : drawn >>> 33;
  }

  /// The next 64 bits.
  public long nextRaw64() {
    advance();
    return Long.rotateRight(high ^ low, (int) (high >>> 58));
  }

  private void advance() {
    long productLow = low * FACTOR_LOW;
    long productHigh =
        Math.unsignedMultiplyHigh(low, FACTOR_LOW) + low * FACTOR_HIGH + high * FACTOR_LOW;
    low = productLow + incrementLow;
    high = productHigh + incrementHigh + carry(low, productLow);
  }

  /// 1 if a sum of two unsigned numbers, one of which is `addend`, went beyond 64 bits.
  private static long carry(long sum, long addend) {
    return Long.compareUnsigned(sum, addend) < 0 ? 1 : 0;
  }

  /// A number of the uniform distribution over [0, 1).
  public double random() {
    return (nextRaw64() >>> 11) * 0x1p-53;
  }

  /// A number of the uniform distribution over [low, high).
  public double uniform(double low, double high) {
    return low + (high - low) * random();
  }

  /// An integer of the uniform distribution over low, …, high − 1.
  public int integers(int low, int high) {
    return (int) integers((long) low, (long) high);
  }

  /// An integer of the uniform distribution over low, …, high − 1. A range of up to 2³² costs half
  /// a raw value, whose other half is saved for the next such range.
  public long integers(long low, long high) {
    if (low >= high) {
      throw new IllegalArgumentException("low (%d) must be below high (%d).".formatted(low, high));
    }
    long range = high - low; // Unsigned.
    if (range == 1) {
      return low;
    }
    if (range > 0 && range < 1L << 32) {
      return low + below((int) range);
    }
    return low + (range == 1L << 32 ? nextHalf() : below(range));
  }

  /// Lemire's method with 32 bits: the high half of a product, and a redraw where the low half
  /// falls into the piece that would make some results more likely than others.
  private long below(int range) {
    long factor = Integer.toUnsignedLong(range);
    long product = nextHalf() * factor;
    if ((product & 0xffffffffL) < factor) {
      long threshold = ((1L << 32) - factor) % factor;
      while ((product & 0xffffffffL) < threshold) {
        product = nextHalf() * factor;
      }
    }
    return product >>> 32;
  }

  /// The same with 64 bits.
  private long below(long range) {
    long raw = nextRaw64();
    if (Long.compareUnsigned(raw * range, range) < 0) {
      long threshold = Long.remainderUnsigned(-range, range);
      while (Long.compareUnsigned(raw * range, threshold) < 0) {
        raw = nextRaw64();
      }
    }
    return Math.unsignedMultiplyHigh(raw, range);
  }

  /// 32 bits: the low half of a raw value, the next time its high half.
  private long nextHalf() {
    spareUnused = !spareUnused;
    if (!spareUnused) {
      return Integer.toUnsignedLong(spare);
    }
    long raw = nextRaw64();
    spare = (int) (raw >>> 32);
    return raw & 0xffffffffL;
  }

  /// A number of the standard normal distribution, by rejection from 256 layers.
  public double standardNormal() {
    while (true) {
      // From the lowest bit on: 8 for the layer, 1 for the sign, 52 for the place in the layer.
      long raw = nextRaw64();
      int layer = (int) raw & 0xff;
      boolean negative = (raw & 0x100) != 0;
      long place = raw >>> 9 & 0xfffffffffffffL;
      double x = place * NormalLayers.WIDTH[layer];
      if (place < NormalLayers.INSIDE[layer]) {
        return negative ? -x : x;
      }
      if (layer == 0) {
        double tail = tail();
        // The sign comes from another bit here.
        return (place & 0x100) != 0 ? -tail : tail;
      }
      double top = NormalLayers.HEIGHT[layer - 1];
      double bottom = NormalLayers.HEIGHT[layer];
      if ((top - bottom) * random() + bottom < NormalLayers.density(x)) {
        return negative ? -x : x;
      }
    }
  }

  /// A normal number beyond where the layers end, by rejection from an exponential distribution.
  private double tail() {
    while (true) {
      double beyond = -StrictMath.log1p(-random()) / NormalLayers.TAIL;
      double y = -StrictMath.log1p(-random());
      if (y + y > beyond * beyond) {
        return NormalLayers.TAIL + beyond;
      }
    }
  }

  /// The 128 bits of the state.
  BigInteger state() {
    return wide(high, low);
  }

  BigInteger increment() {
    return wide(incrementHigh, incrementLow);
  }

  boolean spareUnused() {
    return spareUnused;
  }

  long spare() {
    return Integer.toUnsignedLong(spare);
  }

  private static BigInteger wide(long high, long low) {
    return new BigInteger(Long.toUnsignedString(high))
        .shiftLeft(64)
        .add(new BigInteger(Long.toUnsignedString(low)));
  }
}
