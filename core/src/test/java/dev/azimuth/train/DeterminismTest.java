package dev.azimuth.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azimuth.rl.Estimator;
import dev.azimuth.testing.ChildJvm;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The same configuration gives the same bytes: for any number of threads, in any vector width, in
/// the interpreter and in either compiler, and wherever the user lives.
class DeterminismTest {

  /// With several inner steps, and a director whose trajectories are of different tasks.
  @ParameterizedTest
  @EnumSource
  void threadsDoNotMatter(Algorithm algorithm) {
    for (Estimator estimator : Estimator.values()) {
      RunConfig config = Configs.with(Configs.tiny(algorithm, estimator), "inner-steps", "3");
      if (algorithm.directed()) {
        config = Configs.with(config, "director", "mixed");
      }
      assertThat(TrainingDigest.of(config, 2)).isEqualTo(TrainingDigest.of(config, 1));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Dazimuth.lanes=4",
        "-Dazimuth.lanes=8",
        "-Dazimuth.lanes=16",
        "-Dazimuth.kernels=scalar",
        "-Xint",
        "-XX:TieredStopAtLevel=1",
        "-Duser.language=de -Duser.country=DE",
        "-Duser.language=ar -Duser.country=EG"
      })
  void jvmDoesNotMatter(String flags) {
    List<String> all = new ArrayList<>(List.of(flags.split(" ")));
    all.add(ChildJvm.VECTOR_API);
    ChildJvm child = ChildJvm.run(all, TrainingDigest.class, "1");
    assertThat(child.out().strip()).as(child.err()).isEqualTo(TrainingDigest.of(1));
  }

  @Test
  void seedMatters() {
    RunConfig config = Configs.tiny(Algorithm.MAML);
    RunConfig other = Configs.with(config, "seed", "2");
    assertThat(tables(TrainingDigest.of(other, 1)))
        .isNotEqualTo(tables(TrainingDigest.of(config, 1)));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "DIRECTED_.*")
  void directedStepOfSizeZeroIsNoStep(Algorithm algorithm) {
    RunConfig plain = Configs.tiny(algorithm.plain());
    RunConfig directed = Configs.tiny(algorithm, OuterOptimizer.ADAM, plain.beta(), 0);
    // The configuration is in the parameter file's metadata, so its hash differs.
    assertThat(tables(TrainingDigest.of(directed, 1)))
        .isEqualTo(tables(TrainingDigest.of(plain, 1)));
  }

  private static String tables(String digest) {
    return digest.substring(0, digest.lastIndexOf('\n'));
  }
}
