package dev.azimuth.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.azimuth.testing.Golden;
import java.math.BigInteger;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

class NumpyRandomTest {

  static final List<JsonNode> SEEDS = Golden.nodes(Golden.json("numpy-pcg64.json").get("seeds"));

  @ParameterizedTest
  @FieldSource("SEEDS")
  void mixesTheSeedLikeNumpy(JsonNode golden) {
    JsonNode expected = golden.get("seed_sequence");
    SeedSequence sequence = new SeedSequence();
    sequence.mix(seed(golden));
    long[] pool = Golden.unsignedLongs(expected.get("pool"));
    for (int i = 0; i < pool.length; i++) {
      assertThat(Integer.toUnsignedLong(sequence.pool(i))).isEqualTo(pool[i]);
    }
    long[] words = Golden.unsignedLongs(expected.get("generate_state_8_uint32"));
    assertDraws(() -> Integer.toUnsignedLong(sequence.nextInt()), words);
    sequence.mix(seed(golden));
    assertDraws(sequence::nextLong, Golden.unsignedLongs(expected.get("generate_state_4_uint64")));
  }

  @ParameterizedTest
  @FieldSource("SEEDS")
  void startsInTheStateOfNumpy(JsonNode golden) {
    assertState(generator(golden), golden.get("initial_state"));
  }

  @ParameterizedTest
  @FieldSource("SEEDS")
  void drawsTheNumbersOfNumpy(JsonNode golden) {
    assertDraws(generator(golden)::nextRaw64, Golden.unsignedLongs(golden.get("raw_uint64")));
    assertDraws(generator(golden)::random, Golden.doubles(golden.get("random")));
    NumpyRandom uniform = generator(golden);
    assertDraws(
        () -> uniform.uniform(-0.05, 0.05), Golden.doubles(golden.get("uniform_minus_0.05_0.05")));
    NumpyRandom ofTwo = generator(golden);
    assertDraws(() -> ofTwo.integers(0, 2), Golden.longs(golden.get("integers_0_2")));
    NumpyRandom ofTen = generator(golden);
    assertDraws(() -> ofTen.integers(0L, 10L), Golden.longs(golden.get("integers_0_10")));
    NumpyRandom normal = generator(golden);
    for (double expected : Golden.doubles(golden.get("standard_normal"))) {
      assertClose(normal.standardNormal(), expected);
    }
  }

  @ParameterizedTest
  @FieldSource("SEEDS")
  void mixesCallsOfDifferentKindsLikeNumpy(JsonNode golden) {
    NumpyRandom random = generator(golden);
    for (JsonNode call : golden.get("mixed")) {
      double drawn =
          switch (call.get("call").asString()) {
            case "random()" -> random.random();
            case "uniform(-1.0, 1.0)" -> random.uniform(-1, 1);
            case "integers(-9999, 9999)" -> random.integers(-9999, 9999);
            case "standard_normal()" -> random.standardNormal();
            default -> throw new AssertionError(call);
          };
      assertClose(drawn, call.get("value").asDouble());
    }
    assertState(random, golden.get("state_after_mixed"));
  }

  @ParameterizedTest
  @FieldSource("SEEDS")
  void takesEveryRejectionOfANormalNumberLikeNumpy(JsonNode golden) {
    JsonNode expected = golden.get("standard_normal_long");
    NumpyRandom random = generator(golden);
    double[] normals =
        DoubleStream.generate(random::standardNormal)
            .limit(expected.get("count").asInt())
            .toArray();
    assertThat(random.nextRaw64())
        .isEqualTo(Long.parseUnsignedLong(expected.get("raw_uint64_next").asString()));
    double sum = 0;
    double sumOfSquares = 0;
    for (double normal : normals) {
      sum += normal;
      sumOfSquares += normal * normal;
    }
    assertThat(sum).isCloseTo(expected.get("sum_left_to_right").asDouble(), within(1e-9));
    assertThat(sumOfSquares)
        .isCloseTo(expected.get("sum_of_squares_left_to_right").asDouble(), within(1e-8));
    assertClose(DoubleStream.of(normals).min().orElseThrow(), expected.get("minimum").asDouble());
    assertClose(DoubleStream.of(normals).max().orElseThrow(), expected.get("maximum").asDouble());
    long[] tailIndices = Golden.longs(expected.get("tail_index"));
    double[] tailValues = Golden.doubles(expected.get("tail_value"));
    for (int i = 0; i < tailIndices.length; i++) {
      assertClose(normals[(int) tailIndices[i]], tailValues[i]);
    }
    double[] every20000th = Golden.doubles(expected.get("every_20000th"));
    for (int i = 0; i < every20000th.length; i++) {
      assertClose(normals[i * 20_000], every20000th[i]);
    }
  }

  @ParameterizedTest
  @FieldSource("SEEDS")
  void spawnsTheDescendantsOfNumpy(JsonNode golden) {
    for (JsonNode child : golden.get("spawn")) {
      assertDescendant(seed(golden), child);
    }
    assertDescendant(seed(golden), golden.get("spawn_grandchild"));
  }

  private static void assertDescendant(BigInteger seed, JsonNode golden) {
    int[] key =
        LongStream.of(Golden.longs(golden.get("spawn_key"))).mapToInt(k -> (int) k).toArray();
    NumpyRandom random = new NumpyRandom(seed, key);
    assertDraws(random::nextRaw64, Golden.unsignedLongs(golden.get("raw_uint64")));
  }

  @ParameterizedTest
  @FieldSource("SEEDS")
  void startsAgainFromASeedOf64Bits(JsonNode golden) {
    long seed = seed(golden).longValue();
    BigInteger unsigned = new BigInteger(Long.toUnsignedString(seed));
    NumpyRandom random = new NumpyRandom(7);
    random.integers(0, 2); // Leaves a saved half behind.
    random.seed(seed);
    NumpyRandom expected = new NumpyRandom(unsigned);
    assertThat(random.state()).isEqualTo(expected.state());
    assertThat(random.integers(0, 1000)).isEqualTo(expected.integers(0, 1000));
    assertThat(new NumpyRandom(seed).state()).isEqualTo(new NumpyRandom(unsigned).state());
  }

  /// Recorded from NumPy 2.4.6 with seed 42.
  @Test
  void drawsIntegersOfLargeRangesLikeNumpy() {
    assertIntegers(0, (1L << 32) - 1, 383329927, 3324115916L, 2811363264L, 1884968544);
    assertIntegers(0, 1L << 32, 383329928, 3324115917L, 2811363265L, 1884968545);
    assertIntegers(-5, (1L << 32) + 10, 3324115923L, 1884968547, 3687649994L, 2995172883L);
    assertIntegers(
        0,
        3L << 61, // A quarter of the raw values is rejected.
        3035954346590650344L,
        5939376034059241549L,
        4824063583966999348L,
        6748895937462714196L);
    assertIntegers(
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        5053597115156604551L,
        -1127493779279708224L,
        6614964053969868323L,
        3640797520390555788L);
  }

  private static void assertIntegers(long low, long high, long... expected) {
    NumpyRandom random = new NumpyRandom(42);
    assertDraws(() -> random.integers(low, high), expected);
  }

  @Test
  void drawsNothingForASingleInteger() {
    NumpyRandom random = new NumpyRandom(42);
    assertThat(random.integers(7, 8)).isEqualTo(7);
    assertThat(random.state()).isEqualTo(new NumpyRandom(42).state());
  }

  @Test
  void refusesAnEmptyRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NumpyRandom(1).integers(3, 3))
        .withMessage("low (3) must be below high (3).");
  }

  @Test
  void refusesANegativeSeed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NumpyRandom(BigInteger.valueOf(-1)))
        .withMessage("seed (-1) must not be negative.");
  }

  @Test
  void handsOverItsOwnSeedAsLongAsNothingIsDrawn() {
    for (long seed : new long[] {0, 3, (1L << 31) - 1}) {
      assertThat(new NumpyRandom(seed).handOver()).isEqualTo(seed);
    }
    NumpyRandom used = new NumpyRandom(3);
    used.integers(0, 2); // half a raw value
    assertThat(used.handOver()).isNotEqualTo(3).isBetween(0L, (1L << 31) - 1);
    used.seed(3);
    assertThat(used.handOver()).isEqualTo(3);
    assertThat(used.handOver()).isNotEqualTo(3).isBetween(0L, (1L << 31) - 1);
  }

  @Test
  void handsOverASeedOf31BitsForALongerOne() {
    for (long seed : new long[] {1L << 31, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
      long handed = new NumpyRandom(seed).handOver();
      assertThat(handed).isBetween(0L, (1L << 31) - 1);
      assertThat(new NumpyRandom(seed).handOver()).isEqualTo(handed);
      assertThat(new NumpyRandom(seed + 1).handOver()).isNotEqualTo(handed);
    }
  }

  private static BigInteger seed(JsonNode golden) {
    return new BigInteger(golden.get("seed").asString());
  }

  private static NumpyRandom generator(JsonNode golden) {
    return new NumpyRandom(seed(golden));
  }

  private static void assertDraws(LongSupplier draws, long[] expected) {
    assertThat(LongStream.generate(draws).limit(expected.length).toArray()).isEqualTo(expected);
  }

  private static void assertDraws(DoubleSupplier draws, double[] expected) {
    assertThat(DoubleStream.generate(draws).limit(expected.length).toArray()).isEqualTo(expected);
  }

  /// NumPy's tables for normal numbers are rounded differently, by up to 8e-15.
  private static void assertClose(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, withinPercentage(1e-11));
  }

  private static void assertState(NumpyRandom random, JsonNode expected) {
    assertThat(random.state()).isEqualTo(new BigInteger(expected.get("state").asString()));
    assertThat(random.increment()).isEqualTo(new BigInteger(expected.get("increment").asString()));
    assertThat(random.spareUnused()).isEqualTo(expected.get("has_uint32").asInt() == 1);
    assertThat(random.spare()).isEqualTo(Long.parseLong(expected.get("uinteger").asString()));
  }
}
