package dev.azimuth.rl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azimuth.testing.ChildJvm;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Many inner steps take the memory of one, and one parameter vector each: no data, and no graph.
class InnerStepMemoryTest {

  /// Without it, a full collection leaves some of the dead where they are.
  private static final String COMPACT = "-XX:MarkSweepAlwaysCompactCount=1";

  @ParameterizedTest
  @ValueSource(strings = {"maml", "meta-sgd"})
  void everyStepIsRememberedByItsParametersAlone(String learner) {
    ChildJvm child =
        ChildJvm.run(List.of(ChildJvm.VECTOR_API, COMPACT), InnerStepMemory.class, learner);
    assertThat(child.exitCode()).as(child.err()).isZero();
    String[] live = child.out().strip().split(" ");
    long one = Long.parseLong(live[0]);
    long vectors = 4L * InnerStepMemory.MANY * InnerStepMemory.POLICY.parameterCount();
    assertThat(Long.parseLong(live[1])).isLessThan((long) (1.1 * one) + vectors);
  }
}
