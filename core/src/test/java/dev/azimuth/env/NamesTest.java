package dev.azimuth.env;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

  private static final List<String> ALLOWED =
      List.of("maml", "fomaml", "reptile", "meta-sgd", "directed-maml", "directed-reptile");

  @ParameterizedTest
  @CsvSource({
    "mmal, maml",
    "MAML, maml",
    "fmaml, maml",
    "reptil, reptile",
    "metasgd, meta-sgd",
    "directd-maml, directed-maml",
    "directed_reptile, directed-reptile"
  })
  void nearestNameIsSuggested(String name, String nearest) {
    assertThat(Names.nearest(name, ALLOWED)).contains(nearest);
  }

  @ParameterizedTest
  @CsvSource({"ppo", "x", "''", "lunar-lander"})
  void nothingIsSuggestedForWhatIsFarFromEveryName(String name) {
    assertThat(Names.nearest(name, ALLOWED)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', 0",
    "'', abc, 3",
    "kitten, sitting, 3",
    "saturday, sunday, 3",
    "ab, ba, 1",
    "abcd, acbd, 1",
    "same, same, 0"
  })
  void distanceCountsEdits(String a, String b, int distance) {
    assertThat(Names.distance(a, b)).isEqualTo(distance);
    assertThat(Names.distance(b, a)).isEqualTo(distance);
  }

  @Test
  void messageWithoutSuggestionListsWhatIsAllowed() {
    assertThat(Names.unknown("optimizer", "newton", List.of("adam", "ascent")))
        .isEqualTo("Unknown optimizer 'newton'. Allowed: adam, ascent.");
  }
}
