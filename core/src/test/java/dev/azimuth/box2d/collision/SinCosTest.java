package dev.azimuth.box2d.collision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class SinCosTest {

  private static final int STEP = 10007;
  private static final float LAST = 1e6f;

  /// Digests of `sinf` and `cosf` of glibc 2.36, called for the same angles in the same order.
  @Test
  void bitsAreThoseOfTheGnuLibrary() {
    CRC32 sines = new CRC32();
    CRC32 cosines = new CRC32();
    for (int bits = 0; bits <= Float.floatToRawIntBits(LAST); bits += STEP) {
      float angle = Float.intBitsToFloat(bits);
      for (float x : new float[] {angle, -angle}) {
        add(sines, SinCos.sin(x));
        add(cosines, SinCos.cos(x));
      }
    }
    assertThat(sines.getValue()).isEqualTo(0x95a5dca8L);
    assertThat(cosines.getValue()).isEqualTo(0x3f2cb940L);
  }

  private static void add(CRC32 digest, float value) {
    digest.update(ByteBuffer.allocate(Float.BYTES).putFloat(value).array());
  }

  @Test
  void valuesAreWithinOneUnitInTheLastPlace() {
    for (float x = -200; x < 200; x += 0.0371f) {
      assertNext(SinCos.sin(x), (float) StrictMath.sin(x));
      assertNext(SinCos.cos(x), (float) StrictMath.cos(x));
    }
  }

  private static void assertNext(float value, float expected) {
    assertThat(value).isBetween(Math.nextDown(expected), Math.nextUp(expected));
  }
}
