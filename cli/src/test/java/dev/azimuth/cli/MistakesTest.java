package dev.azimuth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Mistakes on the command line: one line that names the thing and says what is allowed, exit code
/// 2, nothing written.
class MistakesTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          trian | Unknown command 'trian'. Did you mean 'train'? Allowed: train, resume, compare, reproduce,
          --nope | Unknown option '--nope'. 'azimuth --help' lists the options.
          help trian | Unknown command 'trian'. Did you mean 'train'? Allowed: train, resume, compare,
          list | list needs one of: environments, algorithms, presets.
          list algoritms | Unknown list 'algoritms'. Did you mean 'algorithms'? Allowed:
          list algorithms presets | list takes no argument 'presets'.
          list presets --quiet | Unknown option '--quiet'. 'azimuth list --help' lists the options.
          list presets --environment x | environment (x) has no effect on presets.
          list environments --environment x | Unknown environment 'x'. Allowed: cartpole
          report | report needs a run or comparison directory.
          report no-such-directory | no-such-directory is not a directory.
          report pom.xml | pom.xml is not a directory.
          report src | src must be a run directory (with config.yaml and epochs.csv) or hold some in
          report src --threshold 5 | Unknown option '--threshold'. Did you mean '--thresholds'?
          """)
  void ofOtherCommands(String words, String message) {
    Call.of(words).refused(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          --epocs 3 | Unknown option '--epocs'. Did you mean '--epochs'? 'azimuth train --help'
          --epocs=3 | Unknown option '--epocs'. Did you mean '--epochs'? 'azimuth train --help'
          --quiet extra | train takes no argument 'extra'.
          --quiet @file | train takes no argument '@file'.
          --epochs | --epochs needs a value.
          --epochs --beta 1 | --epochs needs a value.
          --epochs 2 --epochs 3 | --epochs is given more than once.
          --epochs x | epochs (x) must be a whole number.
          --epochs 1.5 | epochs (1.5) must be a whole number.
          --epochs= | epochs () must be a whole number.
          --epochs 0 | epochs (0) must be at least 1.
          --epochs 99999999999 | epochs (99999999999) must be at most 2147483647.
          --threads x | threads (x) must be a whole number.
          --threads 0 | threads (0) must lie in [1, 1024].
          --threads 1025 | threads (1025) must lie in [1, 1024].
          --quiet=maybe | quiet (maybe) must be true or false.
          --preset tund | Unknown preset 'tund'. Did you mean 'tuned'? Allowed: tuned, paper, hard-
          --preset hard-intersection --environment cartpole | preset (hard-intersection) is one of \
          intersection, not of cartpole.
          --environment cartpol | Unknown environment 'cartpol'. Did you mean 'cartpole'? Allowed:
          --algorithm mamal | Unknown algorithm 'mamal'. Did you mean 'maml'? Allowed: maml, fomaml,
          --algorithm MAML | Unknown algorithm 'MAML'. Did you mean 'maml'? Allowed: maml, fomaml,
          --estimator critic | Unknown estimator 'critic'. Allowed: policy-gradient, actor-critic.
          --optimizer sgd | Unknown optimizer 'sgd'. Allowed: ascent, adam, momentum.
          --schedule linaer | Unknown schedule 'linaer'. Did you mean 'linear'? Allowed: constant,
          --task-reduction avg | Unknown task-reduction 'avg'. Allowed: sum, mean.
          --activation sigmoid | Unknown activation 'sigmoid'. Allowed: tanh, relu.
          --advantage retuns | Unknown advantage 'retuns'. Did you mean 'returns'? Allowed: returns,
          --normalization steps | Unknown normalization 'steps'. Did you mean 'step'? Allowed:
          --surrogate dic | Unknown surrogate 'dic'. Did you mean 'dice'? Allowed: score, lvc, dice,
          --director median | Unknown director 'median'. Did you mean 'medium'? Allowed: none,
          --directed-optimizer x | Unknown directed-optimizer 'x'. Allowed: ascent, adam, momentum.
          --meta-step maybe | Unknown meta-step 'maybe'. Allowed: on, off.
          --sampling-credit on | Unknown sampling-credit 'on'. Allowed: off, leave-one-out.
          --alpha x | alpha (x) must be a number.
          --alpha -1 | alpha (-1.0) must be a finite number ≥ 0.
          --alpha NaN | alpha (NaN) must be a finite number ≥ 0.
          --alpha 1e400 | alpha (Infinity) must be a finite number ≥ 0.
          --beta 0 | beta (0.0) must be a finite number > 0.
          --delta -1 | delta (-1.0) must be a finite number ≥ 0.
          --clip-norm -1 | clip-norm (-1.0) must be a finite number ≥ 0.
          --entropy-bonus -1 | entropy-bonus (-1.0) must be a finite number ≥ 0.
          --discount 0 | discount (0.0) must lie in (0, 1].
          --discount 1.1 | discount (1.1) must lie in (0, 1].
          --inner-steps 0 | inner-steps (0) must lie in [1, 10000].
          --tasks-per-epoch 0 | tasks-per-epoch (0) must lie in [1, 100000].
          --trajectories-per-task 0 | trajectories-per-task (0) must lie in [1, 10000000].
          --horizon 0 | horizon (0) must lie in [1, 10000000].
          --seed -1 | seed (-1) must not be negative.
          --seed x | seed (x) must be a whole number.
          --seed 99999999999999999999 | seed (99999999999999999999) must be at most 92233720368547
          --hidden= | hidden () must be whole numbers separated by commas.
          --hidden 64, | hidden (64,) must be whole numbers separated by commas.
          --hidden 64,x | hidden (64,x) must be whole numbers separated by commas.
          --hidden 0 | hidden ([0]) must name 1 to 8 layers with widths from 1 to 4096.
          --hidden 5000 | hidden ([5000]) must name 1 to 8 layers with widths from 1 to 4096.
          --tasks= | tasks (), character 1: A constant, such as gravity=5..15, must come here.
          --tasks gravity | tasks (gravity), character 8: '=' and a value must come here.
          --tasks gravity=5.. | tasks (gravity=5..), character 12: A number must come here.
          --tasks gravity=15..5 | tasks (gravity=15..5), character 9: the range of gravity is reversed. Maybe \
          5..15?
          --tasks gravity=5..5 | tasks (gravity=5..5), character 9: a range needs spread; one value
          --tasks gravity=normal(10,0,5..15) | tasks (gravity=normal(10,0,5..15)), character 19: \
          the deviation (0) must be > 0
          --tasks gravty=5 | tasks (gravty=5), character 1: Unknown constant of cartpole 'gravty'. \
          Did you mean 'gravity'?
          --tasks gravity=5,gravity=6 | tasks (gravity=5,gravity=6), character 11: gravity is there \
          twice.
          --tasks gravity=-5..6 | tasks (gravity=-5..6), character 9: gravity must lie in [0, 100] \
          m/s².
          --tasks pole-mass=-1 | tasks (pole-mass=-1), character 11: pole-mass must lie in
          --tasks pole-length=0 | tasks (pole-length=0), character 13: pole-length must lie in
          --config no-such-file.yaml | config (no-such-file.yaml) is a file that does not exist.
          --config src | config (src) cannot be read: Is a directory.
          """)
  void inAValueOfTrain(String options, String message) {
    Call.of("train " + options, "--out", directory.resolve("run")).refused(message);

    assertThat(directory).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          --trajectories-per-task 100000 --horizon 1000 | trajectories-per-task (100000) times \
          horizon (1000) must be at most 10000000 steps.
          --algorithm maml --delta 1 | delta (1) has no effect: maml takes no directed step.
          --algorithm maml --director random | director (random) has no effect: maml takes no \
          directed
          --algorithm maml --meta-step off | meta-step (off) has no effect: maml takes no \
          directed step.
          --algorithm maml --directed-optimizer adam | directed-optimizer (adam) has no effect: maml
          --algorithm maml --order first | order (first) has no effect: maml learns no inner step \
          sizes.
          --algorithm maml --rate-step-size 1 | rate-step-size (1) has no effect: maml learns no \
          inner
          --algorithm fomaml --surrogate dice | surrogate (dice) has no effect: fomaml uses no \
          second
          --algorithm reptile --sampling-credit leave-one-out | sampling-credit (leave-one-out) \
          has no effect: reptile has no data after adaptation.
          --algorithm reptile --alpha 0 | alpha (0.0) must be a finite number > 0.
          --algorithm meta-sgd --order third | Unknown order 'third'. Allowed: first, second.
          --algorithm meta-sgd --rate-step-size -1 | rate-step-size (-1.0) must be a finite \
          number ≥ 0.
          --director none --meta-step off | meta-step (off) leaves nothing that learns without a \
          director and delta > 0.
          --delta 0 --meta-step off | meta-step (off) leaves nothing that learns without a \
          director and
          "--tasks semi-implicit=0|1,force=8 --director fixed --director-task force=8" | director \
          (fixed) takes a mean of semi-implicit, which has whole numbers only. Maybe --director
          "--tasks semi-implicit=0|1 --director sampled-mean" | director (sampled-mean) takes a mean
          "--tasks semi-implicit=0|1" | director (medium) takes a mean of semi-implicit, which has
          --director fixed | director (fixed) needs director-task, such as gravity=5.
          --director-task gravity=5 | director-task (gravity=5) has no effect: only the director \
          'fixed'
          --director fixed --director-task gravity=5..6 | director-task (gravity=5..6), character 9: \
          gravity must have one value here.
          --director fixed --director-task 500 | director-task (gravity=500), character 9: \
          gravity must lie in
          --director fixed --director-task x=5 | director-task (x=5), character 1: Unknown constant of \
          cartpole 'x'.
          --surrogate dice | surrogate (dice) weighs discounted rewards, and advantage \
          (whitened-baseline) is something else. Maybe --advantage discounted-rewards, or \
          --surrogate loaded-dice?
          --advantage discounted-rewards | advantage (discounted-rewards) gives earlier actions \
          no credit except with --surrogate dice.
          --advantage gae | advantage (gae) does not fit estimator policy-gradient, whose \
          advantages are returns, whitened,
          --gae-lambda 0.5 | gae-lambda (0.5) has no effect: only actor-critic has a critic.
          --critic-hidden 4 | critic-hidden (4) has no effect: only actor-critic has a critic.
          --critic-step-size 1 | critic-step-size (1) has no effect: only actor-critic has a critic.
          --critic-steps 3 | critic-steps (3) has no effect: only actor-critic has a critic.
          --critic-batch 3 | critic-batch (3) has no effect: only actor-critic has a critic.
          --critic-scale 3 | critic-scale (3) has no effect: only actor-critic has a critic.
          --critic-bootstrap off | critic-bootstrap (off) has no effect: only actor-critic has a
          --estimator actor-critic --advantage returns | advantage (returns) does not fit \
          estimator actor-critic, whose advantages are gae, whitened-gae.
          --estimator actor-critic --gae-lambda 2 | gae-lambda (2.0) must lie in [0, 1].
          --estimator actor-critic --critic-hidden 0 | critic-hidden ([0]) must name 1 to 8 layers
          --estimator actor-critic --critic-step-size 0 | critic-step-size (0.0) must be a finite \
          number
          --estimator actor-critic --critic-steps -1 | critic-steps (-1) must lie in [1, 1000000].
          --estimator actor-critic --critic-steps 0 | critic-steps (0) must lie in [1, 1000000].
          --estimator actor-critic --critic-batch 0 | critic-batch (0) must lie in [1, 10000000].
          --estimator actor-critic --critic-scale 0 | critic-scale (0.0) must be a finite number \
          > 0.
          --sampling-credit leave-one-out | sampling-credit (leave-one-out) needs advantages in \
          units of return (not whitened) and normalization trajectory.
          --sampling-credit leave-one-out --advantage returns --normalization step | \
          sampling-credit (leave-one-out) needs advantages in units of return (not whitened) and
          --sampling-credit leave-one-out --advantage returns --inner-steps 2 | sampling-credit \
          (leave-one-out) needs inner-steps 1 and tasks-per-epoch of at least 2.
          --sampling-credit leave-one-out --advantage returns --tasks-per-epoch 1 | \
          sampling-credit (leave-one-out) needs inner-steps 1 and tasks-per-epoch of at least 2.
          """)
  void inValuesOfTrainThatDoNotFitEachOther(String options, String message) {
    Call.of("train " + options, "--out", directory.resolve("run")).refused(message);

    assertThat(directory).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          --algorithm maml | Unknown option '--algorithm'. Did you mean '--algorithms'?
          --seed 1 | Unknown option '--seed'. Did you mean '--seeds'?
          --algorithms= | Unknown algorithm ''. Allowed: maml,
          --algorithms maml,mamal | Unknown algorithm 'mamal'. Did you mean 'maml'? Allowed: maml,
          --algorithms maml,fomaml,maml | algorithms (maml,fomaml,maml) names 'maml' twice.
          --algorithms maml,reptile --delta 1 | delta (1) has no effect: maml takes no directed \
          step.
          --delta -1 | delta (-1.0) must be a finite number ≥ 0.
          --seeds= | seeds () must be whole numbers ≥ 0, such as 1..5 or 1,2,7.
          --seeds x | seeds (x) must be whole numbers ≥ 0, such as 1..5 or 1,2,7.
          --seeds -1 | seeds (-1) must be whole numbers ≥ 0, such as 1..5 or 1,2,7.
          --seeds 1..x | seeds (1..x) must be whole numbers ≥ 0, such as 1..5 or 1,2,7.
          --seeds 1...5 | seeds (1...5) must be whole numbers ≥ 0, such as 1..5 or 1,2,7.
          --seeds 5..1 | seeds (5..1) are reversed. Maybe 1..5?
          --seeds 1,2,1 | seeds (1,2,1) names '1' twice.
          --seeds 0..10000 | seeds (0..10000) are more than 10000.
          --thresholds= | thresholds () must be numbers separated by commas, such as 175,195.
          --thresholds 1,x | thresholds (1,x) must be numbers separated by commas, such as 175,195.
          --thresholds NaN | thresholds (NaN) must be numbers separated by commas, such as 175,195.
          --thresholds 1,1 | thresholds (1,1) names '1' twice.
          --threads 0 | threads (0) must lie in [1, 1024].
          """)
  void ofCompare(String options, String message) {
    Call.of("compare " + options, "--out", directory.resolve("comparison")).refused(message);

    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void anEmptyNameOfADirectory() {
    Call.of("train --out=").refused("out () must name a directory.");
    Call.of("compare --out=").refused("out () must name a directory.");
  }
}
