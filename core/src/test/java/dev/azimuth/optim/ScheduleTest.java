package dev.azimuth.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {

  @ParameterizedTest
  @CsvSource({
    "CONSTANT, 0, 1",
    "CONSTANT, 0.5, 1",
    "CONSTANT, 1, 1",
    "LINEAR, 0, 1",
    "LINEAR, 0.25, 0.75",
    "LINEAR, 0.5, 0.5",
    "LINEAR, 1, 0",
    "COSINE, 0, 1",
    "COSINE, 0.25, 0.8535533905932737",
    "COSINE, 0.5, 0.5",
    "COSINE, 0.75, 0.14644660940672624",
    "COSINE, 1, 0",
  })
  void shareIsAsItsNameSays(Schedule schedule, double progress, double share) {
    assertThat(schedule.share(progress)).isCloseTo(share, within(1e-15));
  }
}
