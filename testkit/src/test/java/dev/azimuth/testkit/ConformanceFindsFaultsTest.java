package dev.azimuth.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azimuth.testkit.FaultyPoint.Fault;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The kit tells an environment with a fault from one without, and says which it is.
class ConformanceFindsFaultsTest {

  private static final Map<Fault, Set<String>> FAILURES = new EnumMap<>(Fault.class);

  @Test
  void nothingIsFoundInASoundEnvironment() {
    assertThat(failures(Fault.NONE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "NAME_WITH_SPACES, descriptionIsWhole",
    "TWO_PARAMETERS_OF_ONE_NAME, descriptionIsWhole",
    "HIDDEN_RANDOMNESS, sameSeedGivesTheSameEpisode",
    "SEED_IGNORED, anotherSeedGivesAnotherEpisode",
    "ACTION_CHANGED, actionsOfTheWholeSpaceAreTaken",
    "CONSTANTS_CHANGED, constantsAreReadWhenAnEpisodeStarts",
    "CONSTANTS_READ_LATE, constantsAreReadWhenAnEpisodeStarts",
    "PARAMETER_IGNORED, everyParameterMatters",
    "OBSERVATION_TOO_LONG, observationsFillTheirSpace",
    "OBSERVATION_TOO_SHORT, observationsFillTheirSpace",
    "NOT_FINITE, numbersAreFinite",
    "NOT_FINITE_IN_A_CORNER, actionsOfTheWholeSpaceAreTaken",
    "OVER_AT_THE_START, episodeHasNotTerminatedWhenItStarts",
    "LEFT_FROM_THE_LAST_EPISODE, nothingOfAnEpisodeIsLeftInTheNext",
    "COUNTS_EPISODES, orderOfEpisodesDoesNotMatter",
    "SHARED_BY_INSTANCES, instancesDoNotShareState",
    "CONFINED_TO_ITS_MAKER, threadsDoNotDisturbEachOther",
    "BATCH_DIFFERS, batchHasTheBitsOfSingleEnvironments",
    "ALLOCATES, stepAllocatesNothing",
    "ALLOCATES, stepOfABatchAllocatesNothing",
  })
  void faultIsFound(Fault fault, String test) {
    assertThat(failures(fault)).contains(test);
  }

  @Test
  void everyTestOfTheKitFindsSomething() {
    Set<String> found = new TreeSet<>();
    EnumSet.allOf(Fault.class).forEach(fault -> found.addAll(failures(fault)));
    assertThat(found)
        .containsExactlyElementsOf(new TreeSet<>(tests().map(Method::getName).toList()));
  }

  /// The tests that fail, found out once.
  private static Set<String> failures(Fault fault) {
    return FAILURES.computeIfAbsent(fault, ConformanceFindsFaultsTest::find);
  }

  private static Set<String> find(Fault fault) {
    Set<String> failures = new TreeSet<>();
    EnvironmentConformance conformance = new FaultyPointConformance(fault);
    tests()
        .forEach(test -> {
          try {
            test.invoke(conformance);
          } catch (InvocationTargetException e) {
            failures.add(test.getName());
          } catch (IllegalAccessException e) {
            throw new AssertionError(e);
          }
        });
    return failures;
  }

  private static Stream<Method> tests() {
    return Arrays.stream(EnvironmentConformance.class.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Test.class));
  }
}
