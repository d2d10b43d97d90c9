package dev.azimuth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the program says of itself.
class HelpTest {

  @Test
  void theVersionIsOneLine() {
    assertThat(Call.of("--version").succeeded().output()).matches("Azimuth [0-9].*\\R");
    assertThat(Call.of("-V").succeeded().output()).matches("Azimuth [0-9].*\\R");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "help"})
  void helpHasEveryCommandInALine(String words) {
    assertThat(Call.of(words).succeeded().output().lines())
        .areExactly(1, startingWith("  train "))
        .areExactly(1, startingWith("  compare "))
        .areExactly(1, startingWith("  reproduce "))
        .areExactly(1, startingWith("  evaluate "))
        .areExactly(1, startingWith("  report "))
        .areExactly(1, startingWith("  trace "))
        .areExactly(1, startingWith("  list "))
        .areExactly(1, startingWith("  help "))
        .areExactly(1, startingWith("  generate-completion "));
  }

  private static Condition<String> startingWith(String start) {
    return new Condition<>(line -> line.startsWith(start), start);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train",
        "resume",
        "compare",
        "reproduce",
        "evaluate",
        "report",
        "trace",
        "list",
        "generate-completion"
      })
  void helpOfACommandIsTheSameHoweverItIsAskedFor(String command) {
    String help = Call.of("help " + command).succeeded().output();

    assertThat(help).startsWith("Usage: azimuth " + command).contains("-h, --help");
    assertThat(Call.of(command + " --help").succeeded().output()).isEqualTo(help);
    assertThat(Call.of(command + " -h").succeeded().output()).isEqualTo(help);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          environment           | Default: cartpole.
          algorithm             | Default: directed-maml.
          estimator             | policy-gradient, actor-critic. Default: policy-gradient.
          preset                | starts: tuned, paper, hard-intersection. Default: tuned.
          surrogate             | score, lvc, dice, loaded-dice. Default: score.
          director              | none, medium, sampled-mean, random, mixed, fixed. Default: medium.
          alpha                 | step size; of meta-sgd, where its own start. Default: 0.001.
          beta                  | step size. Default: 0.001.
          delta                 | step size of the directed step. Default: 0.005.
          discount              | for each step. Default: 0.99.
          tasks-per-epoch       | M, tasks of an epoch. Default: 5.
          trajectories-per-task | K, trajectories of each batch of data. Default: 10.
          horizon               | H, steps after which an episode is cut. Default: 200.
          epochs                | E, epochs. Default: 300.
          inner-steps           | Inner steps, each on fresh data. Default: 1.
          optimizer             | ascent, adam, momentum. Default: adam.
          task-reduction        | sum, mean. Default: sum.
          hidden                | Widths of the policy's hidden layers, units. Default: 64.
          activation            | tanh, relu. Default: tanh.
          tasks                 | Default: gravity=5..15.
          seed                  | Default: 1.
          threads               | Default: all cores.
          out                   | Default: runs/<name>-<time>.
          """)
  void eachOptionOfTrainHasItsMeaningAndItsDefault(String option, String text) {
    assertThat(words("train", option)).contains(text);
  }

  @Test
  void eachOptionOfCompareHasItsDefaultToo() {
    assertThat(words("compare", "algorithms")).endsWith("Default: maml,directed-maml.");
    assertThat(words("compare", "seeds")).endsWith("such as 1..5 or 1,2,7. Default: 1..5.");
    assertThat(words("compare", "thresholds")).endsWith("Default: the environment's.");
  }

  @Test
  void eachOptionOfEvaluateHasItsDefaultToo() {
    assertThat(words("evaluate", "steps")).endsWith("Default: 5.");
    assertThat(words("evaluate", "episodes")).endsWith("Default: 50.");
    assertThat(words("evaluate", "task-count")).endsWith("Default: 10.");
    assertThat(words("evaluate", "trajectories-per-task")).endsWith("Default: the run's.");
    assertThat(words("evaluate", "alpha")).contains("Default: the run's;");
    assertThat(words("evaluate", "tasks")).contains("Default: those that the runs'");
    assertThat(words("evaluate", "seed")).endsWith("Default: 1.");
  }

  /// What help says of an option, in one line.
  private static String words(String command, String option) {
    String help = Call.of("help " + command).succeeded().output();
    String[] entries = help.split("\\R +(-h, )?--");
    List<String> found =
        List.of(entries).stream().filter(entry -> entry.startsWith(option + "=")).toList();
    assertThat(found).hasSize(1);
    return found.getFirst().replaceAll("\\s+", " ").replace("maml, directed", "maml,directed");
  }

  @Test
  void listsHaveALineForEachThing() {
    assertThat(Call.of("list algorithms").succeeded().output().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("maml "),
            line -> assertThat(line).startsWith("fomaml "),
            line -> assertThat(line).startsWith("reptile "),
            line -> assertThat(line).startsWith("meta-sgd "),
            line -> assertThat(line).startsWith("directed-maml "),
            line -> assertThat(line).startsWith("directed-fomaml "),
            line -> assertThat(line).startsWith("directed-meta-sgd "),
            line -> assertThat(line).startsWith("directed-reptile "));
    assertThat(Call.of("list presets").succeeded().output().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("tuned "),
            line -> assertThat(line).startsWith("paper "),
            line -> assertThat(line).startsWith("hard-intersection "));
    assertThat(Call.of("list environments").succeeded().output().lines())
        .contains(
            "  4 observations, 2 actions, 200 steps, tasks gravity=5..15",
            "  gravity             acceleration of free fall, from 0 to 100, default 9.8 m/s²",
            "  semi-implicit       whether new velocities move the cart within a step, a whole number"
                + " from 0 to 1, default 0",
            "  time-step           duration of a step, from 0.0001 to 0.1, default 0.02 s",
            "  8 observations, 4 actions, 400 steps, tasks gravity=5..15",
            "  8 observations, 2 continuous actions in -1..1, -1..1, 400 steps, tasks gravity=5..15",
            "  gravity             acceleration of free fall, from 0.1 to 50, default 10 m/s²",
            "  2 observations, 1 continuous action in 0..15, 100 steps, tasks crossing-speed=5..15",
            "  crossing-speed      speed u of the other vehicle, from 0 to 50, default 10 m/s",
            "  reports collision-rate: share of the episodes that had a collision");
  }

  @Test
  void theScriptOfCompletionKnowsCommandsAndOptions() {
    assertThat(Call.of("generate-completion").succeeded().output())
        .startsWith("#!/usr/bin/env bash")
        .contains(
            "train resume compare reproduce evaluate report trace list help"
                + " generate-completion")
        .contains("--directed-optimizer")
        .contains("'--thresholds'");
  }
}
