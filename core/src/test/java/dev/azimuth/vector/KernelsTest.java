package dev.azimuth.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.azimuth.testing.ChildJvm;
import dev.azimuth.vector.KernelCall.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The SIMD kernels have the bits of the scalar ones: for sizes around the multiples of lanes and
/// tiles, in any width, in the interpreter and in either compiler.
class KernelsTest {

  private static final int[] COLUMNS = {
    1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 100, 255, 256
  };
  private static final int[] ROWS = {1, 2, 3, 4, 5, 7, 8, 64, 65};
  private static final int[] FEW_ROWS = {1, 3, 8};

  private final Kernels simd = new SimdKernels();
  private final Kernels scalar = new ScalarKernels();

  @ParameterizedTest
  @EnumSource
  void simdHasTheBitsOfScalar(KernelCall call) {
    for (Shape shape : shapes(call, ROWS)) {
      List<KernelOutput> expected = call.run(scalar, shape, new Noise(shape.hashCode()));
      List<KernelOutput> actual = call.run(simd, shape, new Noise(shape.hashCode()));
      for (int i = 0; i < expected.size(); i++) {
        if (!Arrays.equals(actual.get(i).bits(), expected.get(i).bits())) {
          assertThat(actual.get(i).bits()).as("%s", shape).isEqualTo(expected.get(i).bits());
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void kernelsWriteNowhereElse(KernelCall call) {
    for (Kernels kernels : List.of(simd, scalar)) {
      for (Shape shape : shapes(call, FEW_ROWS)) {
        for (KernelOutput output : call.run(kernels, shape, new Noise(shape.hashCode()))) {
          assertThat(output.strayWrites()).as("%s, %d lanes", shape, kernels.lanes()).isZero();
        }
      }
    }
  }

  private static List<Shape> shapes(KernelCall call, int[] sizes) {
    List<Shape> shapes = new ArrayList<>();
    for (int columns : COLUMNS) {
      for (int rows : sizes) {
        for (int inner : call.product() ? sizes : new int[] {1}) {
          shapes.add(new Shape(rows, inner, columns));
        }
      }
    }
    return shapes;
  }

  @Test
  void gramHasTheBitsOfTheScalarKernelAndIsRight() {
    for (int columns : COLUMNS) {
      for (int rows = 1; rows <= 13; rows++) {
        double[] x = new SplittableRandom(columns + rows).doubles(rows * columns, -1, 1).toArray();
        double[] expected = new double[rows * rows];
        double[] actual = new double[rows * rows];
        scalar.gram(x, rows, columns, expected);
        simd.gram(x, rows, columns, actual);
        assertThat(actual).as("%d rows, %d columns", rows, columns).isEqualTo(expected);
        double last = 0;
        for (int c = 0; c < columns; c++) {
          last += x[(rows - 1) * columns + c] * x[c];
        }
        assertThat(actual[(rows - 1) * rows]).isCloseTo(last, within(1e-13 * columns));
      }
    }
  }

  @Test
  void digestIsTheSameForScalarAndSimd() {
    assertThat(KernelDigest.of(simd)).isEqualTo(KernelDigest.of(scalar));
  }

  @ParameterizedTest
  @CsvSource({
    "-Dazimuth.lanes=4, 4",
    "-Dazimuth.lanes=8, 8",
    "-Dazimuth.lanes=16, 16",
    "-Dazimuth.kernels=scalar, 1",
    "-Dazimuth.lanes=8 -Xint, 8",
    "-Dazimuth.lanes=4 -Xint, 4",
    "-Dazimuth.lanes=8 -XX:TieredStopAtLevel=1, 8",
    "-Dazimuth.lanes=8 -XX:-TieredCompilation, 8",
    "-Dazimuth.kernels=scalar -XX:-UseFMA, 1"
  })
  void otherJvmsComputeTheSameBits(String flags, int lanes) {
    List<String> all = new ArrayList<>(List.of(flags.split(" ")));
    all.add(ChildJvm.VECTOR_API);
    ChildJvm child = ChildJvm.run(all, KernelDigest.class);
    assertThat(child.out().strip())
        .as(child.err())
        .isEqualTo(lanes + " " + KernelDigest.of(scalar));
  }

  @Test
  void kernelsAreScalarWhereTheVectorApiIsMissing() {
    ChildJvm child = ChildJvm.run(List.of(), KernelDigest.class);
    assertThat(child.out().strip()).isEqualTo("1 " + KernelDigest.of(scalar));
    assertThat(child.err()).contains("start Java with --add-modules jdk.incubator.vector");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-Dazimuth.lanes=5|System property azimuth.lanes (5) must be 4, 8 or 16.",
        "-Dazimuth.kernels=gpu|System property azimuth.kernels (gpu) must be simd or scalar."
      })
  void propertiesAreChecked(String flag, String message) {
    ChildJvm child = ChildJvm.run(List.of(ChildJvm.VECTOR_API, flag), KernelDigest.class);
    assertThat(child.exitCode()).isNotZero();
    assertThat(child.err()).contains(message);
  }
}
