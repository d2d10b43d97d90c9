package dev.azimuth.env;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azimuth.testing.ChildJvm;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Landers in lanes of vectors have the state of single ones, to the last bit.
class LunarLanderBatchTest {

  @Test
  void stateIsThatOfSingleLandersFromFlightToRest() {
    LanderComparison comparison = new LanderComparison(45);
    comparison.run(3000);
    assertThat(comparison.flying).isGreaterThan(30_000);
    assertThat(comparison.touching).isGreaterThan(5000);
    assertThat(comparison.resting).isGreaterThan(5000);
    assertThat(comparison.flying + comparison.touching + comparison.resting).isGreaterThan(100_000);
  }

  /// Other widths than the machine's own are slow, as is the interpreter.
  @ParameterizedTest
  @CsvSource({
    "-Dazimuth.lanes=4, 4, 20",
    "-Dazimuth.lanes=8, 8, 20",
    "-Dazimuth.lanes=16, 16, 20",
    "-Dazimuth.kernels=scalar, 1, 20",
    "-Dazimuth.lanes=8 -Xint, 8, 2",
    "-Dazimuth.lanes=8 -XX:-TieredCompilation, 8, 20"
  })
  void otherJvmsComputeTheSameBits(String flags, int lanes, String steps) {
    List<String> all = new ArrayList<>(List.of(flags.split(" ")));
    all.add(ChildJvm.VECTOR_API);
    ChildJvm child = ChildJvm.run(all, LanderComparison.class, "37", steps);
    assertThat(child.out().strip()).as(child.err()).isEqualTo(Integer.toString(lanes));
  }

  @Test
  void landersAreSteppedWhereTheVectorApiIsMissing() {
    ChildJvm child = ChildJvm.run(List.of(), LanderComparison.class, "37", "20");
    assertThat(child.out().strip()).as(child.err()).isEqualTo("1");
  }
}
