package dev.azimuth.rl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.azimuth.testing.Golden;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Against NumPy, constant and one-step trajectories included.
class WhiteningTest {

  private static final JsonNode GOLDEN = Golden.json("advantages.json").get("whitening");

  @Test
  void batchIsWhitenedAsNumpyDoesIt() {
    double[] values = Golden.flat(GOLDEN.get("values"));
    Whitening.batch(values);
    assertThat(values)
        .containsExactly(Golden.flat(GOLDEN.get("per_batch").get("population")), within(1e-12));
  }

  @Test
  void trajectoriesAreWhitenedAsNumpyDoesIt() {
    double[] values = Golden.flat(GOLDEN.get("values"));
    Whitening.whiten(values, Golden.groups(GOLDEN.get("values")), GOLDEN.get("values").size());
    assertThat(values)
        .containsExactly(
            Golden.flat(GOLDEN.get("per_trajectory").get("population")), within(1e-12));
  }

  @Test
  void orderOfTheColumnsDoesNotMatter() {
    double[] values = {3, 10, 5, 30, 4, 20};
    Whitening.whiten(values, new int[] {0, 1, 0, 1, 0, 1}, 2);
    double end = 1 / Math.sqrt(2.0 / 3); // 3, 4, 5 have the deviation √(2/3)
    assertThat(values).containsExactly(new double[] {-end, -end, end, end, 0, 0}, within(1e-7));
  }
}
