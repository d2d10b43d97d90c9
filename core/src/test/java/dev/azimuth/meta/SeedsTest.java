package dev.azimuth.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedsTest {

  @Test
  void pathsDoNotMeet() {
    Set<Long> seeds = new HashSet<>();
    for (long seed = 0; seed < 40; seed++) {
      for (long i = 0; i < 40; i++) {
        seeds.add(Seeds.child(seed, i));
        for (long j = 0; j < 40; j++) {
          seeds.add(Seeds.child(Seeds.child(seed, i), j));
        }
      }
    }
    assertThat(seeds).hasSize(40 * 40 + 40 * 40 * 40);
  }

  @Test
  void drawsAreUniformBits() {
    int draws = 100_000;
    int[] ones = new int[Long.SIZE];
    for (int i = 0; i < draws; i++) {
      long bits = Seeds.draw(1, i);
      for (int bit = 0; bit < Long.SIZE; bit++) {
        ones[bit] += (int) (bits >>> bit & 1);
      }
    }
    for (int count : ones) { // standard deviation 0.0016
      assertThat(count / (double) draws).isCloseTo(0.5, within(0.008));
    }
  }

  @Test
  void neighbouringStreamsAreNotAlike() {
    int equal = 0;
    for (int i = 0; i < 10_000; i++) {
      equal += Long.bitCount(~(Seeds.draw(1, i) ^ Seeds.draw(2, i)));
    }
    assertThat(equal / (10_000.0 * Long.SIZE)).isCloseTo(0.5, within(0.004));
  }

  /// The values come from the formula in Python's integers; with others no published run repeats.
  @Test
  void seedsStayAsTheyAre() {
    assertThat(Seeds.child(1, 0)).isEqualTo(6791897765849424158L);
    assertThat(Seeds.child(Seeds.child(1, 0), 7)).isEqualTo(8602472828527304628L);
    assertThat(Seeds.draw(1, 0)).isEqualTo(-7995527694508729151L);
  }
}
