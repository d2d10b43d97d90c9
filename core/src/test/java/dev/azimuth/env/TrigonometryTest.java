package dev.azimuth.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class TrigonometryTest {

  private static final MathContext DIGITS = new MathContext(40);

  @Test
  void polynomialsStayWithinOneUnitInTheLastPlaceOfStrictMath() {
    int points = 1_000_000;
    for (int i = -points; i <= points; i++) {
      double x = Trigonometry.SMALL * i / points;
      double sin = StrictMath.sin(x);
      double cos = StrictMath.cos(x);
      if (Math.abs(Trigonometry.sin(x) - sin) > Math.ulp(sin)
          || Math.abs(Trigonometry.cos(x) - cos) > Math.ulp(cos)) {
        assertThat(Trigonometry.sin(x)).as("sin(%s)", x).isCloseTo(sin, within(Math.ulp(sin)));
        assertThat(Trigonometry.cos(x)).as("cos(%s)", x).isCloseTo(cos, within(Math.ulp(cos)));
      }
    }
  }

  @Test
  void errorStaysBelowNineTenthsOfAUnitInTheLastPlace() {
    NumpyRandom random = new NumpyRandom(1);
    double worst = 0;
    for (int i = 0; i < 20_000; i++) {
      double x = random.uniform(-Trigonometry.SMALL, Trigonometry.SMALL);
      worst = Math.max(worst, error(Trigonometry.sin(x), series(x, 1)));
      worst = Math.max(worst, error(Trigonometry.cos(x), series(x, 0)));
    }
    assertThat(worst).isLessThan(0.9);
  }

  private static double error(double actual, BigDecimal exact) {
    return new BigDecimal(actual).subtract(exact).abs().doubleValue() / Math.ulp(actual);
  }

  /// The Taylor series of the sine (`first` = 1) or the cosine (0) in 40 digits.
  private static BigDecimal series(double x, int first) {
    BigDecimal square = new BigDecimal(x).pow(2);
    BigDecimal term = first == 1 ? new BigDecimal(x) : BigDecimal.ONE;
    BigDecimal sum = term;
    for (int n = first + 2; n < 30; n += 2) {
      term =
          term.multiply(square, DIGITS).negate().divide(BigDecimal.valueOf(n * (n - 1L)), DIGITS);
      sum = sum.add(term);
    }
    return sum;
  }

  @Test
  void bitsAreTheSameOnEveryMachine() {
    CRC32 crc = new CRC32();
    ByteBuffer bytes = ByteBuffer.allocate(16);
    for (int i = -20_000; i <= 20_000; i++) {
      double x = i * 0x1p-14;
      bytes.clear().putDouble(Trigonometry.sin(x)).putDouble(Trigonometry.cos(x)).flip();
      crc.update(bytes);
    }
    assertThat(crc.getValue()).isEqualTo(3531024119L);
  }

  @Test
  void reducedAnglesStayWithinTwoUnitsInTheLastPlaceOfStrictMath() {
    NumpyRandom random = new NumpyRandom(2);
    for (int i = 0; i < 200_000; i++) {
      double near = random.integers(-600_000, 600_000) * (Math.PI / 2);
      assertReduced(near);
      assertReduced(near + Math.ulp(near));
      double any = random.uniform(-Trigonometry.REDUCIBLE, Trigonometry.REDUCIBLE);
      assertReduced(any);
      assertReduced(any / 1e5);
    }
  }

  private static void assertReduced(double x) {
    double sin = StrictMath.sin(x);
    double cos = StrictMath.cos(x);
    if (Math.abs(Trigonometry.sin(x) - sin) > 2 * Math.ulp(sin)
        || Math.abs(Trigonometry.cos(x) - cos) > 2 * Math.ulp(cos)) {
      assertThat(Trigonometry.sin(x)).as("sin(%s)", x).isCloseTo(sin, within(2 * Math.ulp(sin)));
      assertThat(Trigonometry.cos(x)).as("cos(%s)", x).isCloseTo(cos, within(2 * Math.ulp(cos)));
    }
  }

  @Test
  void hugeAnglesAreThoseOfStrictMath() {
    assertThat(Trigonometry.sin(1e10)).isEqualTo(StrictMath.sin(1e10));
    assertThat(Trigonometry.cos(-1e300)).isEqualTo(StrictMath.cos(-1e300));
  }

  @Test
  void zeroAndNotANumberAreKept() {
    assertThat(Trigonometry.sin(0.0)).isZero();
    assertThat(Trigonometry.cos(0.0)).isEqualTo(1);
    assertThat(Trigonometry.sin(Double.NaN)).isNaN();
    assertThat(Trigonometry.cos(Double.NaN)).isNaN();
  }
}
