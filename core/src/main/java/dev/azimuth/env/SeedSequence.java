package dev.azimuth.env;

import java.math.BigInteger;

/// Spreads a seed of any length over as many well mixed bits as a generator wants, like NumPy's
/// class of the same name, bit for bit [1].
///
/// An instance is reused: [#mix] forgets the former seed, and allocates nothing where the seed is a
/// `long`. The words then come one after the other from [#nextInt] and [#nextLong].
///
/// [1] O'Neill. Developing a seed_seq Alternative. 2015.
final class SeedSequence {

  private static final int FIRST_MIXER = 0x43b0d7e5;
  private static final int MIXER_FACTOR = 0x931e8875;
  private static final int FIRST_SCRAMBLER = 0x8b51f9dd;
  private static final int SCRAMBLER_FACTOR = 0x58f38ded;
  private static final int LEFT_FACTOR = 0xca01f9dd;
  private static final int RIGHT_FACTOR = 0x4973f715;
  private static final int SHIFT = 16;

  private final int[] pool = new int[4];
  private int mixer;
  private int scrambler;
  private int word;

  /// Starts from a seed of 64 bits, taken as unsigned.
  void mix(long seed) {
    start((int) seed, (int) (seed >>> 32), 0, 0);
  }

  /// Starts from a seed of any length and the path to a descendant: the k-th child of a sequence
  /// with key (a, b) has key (a, b, k).
  void mix(BigInteger seed, int... spawnKey) {
    if (seed.signum() < 0) {
      throw new IllegalArgumentException("seed (%s) must not be negative.".formatted(seed));
    }
    int seedWords = Math.max(1, (seed.bitLength() + 31) / 32);
    if (spawnKey.length > 0) {
      seedWords = Math.max(seedWords, pool.length);
    }
    int[] words = new int[Math.max(seedWords + spawnKey.length, pool.length)];
    for (int i = 0; i < seedWords; i++) {
      words[i] = seed.shiftRight(32 * i).intValue();
    }
    System.arraycopy(spawnKey, 0, words, seedWords, spawnKey.length);
    start(words[0], words[1], words[2], words[3]);
    for (int source = pool.length; source < words.length; source++) {
      for (int i = 0; i < pool.length; i++) {
        pool[i] = combined(pool[i], mixed(words[source]));
      }
    }
  }

  /// A shorter seed stands for the one that is filled up with zeros, which is why `mix(long)` needs
  /// no other case for seeds below 2³².
  private void start(int word0, int word1, int word2, int word3) {
    mixer = FIRST_MIXER;
    pool[0] = mixed(word0);
    pool[1] = mixed(word1);
    pool[2] = mixed(word2);
    pool[3] = mixed(word3);
    for (int source = 0; source < pool.length; source++) {
      for (int i = 0; i < pool.length; i++) {
        if (i != source) {
          pool[i] = combined(pool[i], mixed(pool[source]));
        }
      }
    }
    scrambler = FIRST_SCRAMBLER;
    word = 0;
  }

  private int mixed(int value) {
    int v = value ^ mixer;
    mixer *= MIXER_FACTOR;
    v *= mixer;
    return v ^ v >>> SHIFT;
  }

  private static int combined(int left, int right) {
    int v = LEFT_FACTOR * left - RIGHT_FACTOR * right;
    return v ^ v >>> SHIFT;
  }

  /// Word `i` of the pool, from which all output is made.
  int pool(int i) {
    return pool[i];
  }

  /// The next 32 bits of the generated state.
  int nextInt() {
    int v = pool[word++ % pool.length] ^ scrambler;
    scrambler *= SCRAMBLER_FACTOR;
    v *= scrambler;
    return v ^ v >>> SHIFT;
  }

  /// The next 64 bits of the generated state, the low half first.
  long nextLong() {
    long low = Integer.toUnsignedLong(nextInt());
    return low | (long) nextInt() << 32;
  }
}
