package dev.azimuth.cli;

import dev.azimuth.train.EpochRecord;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// How far a run came: its last epoch, and why it ended early.
///
/// @param epochs that ended; if there are none, the other numbers mean nothing
/// @param steps of the environment, that were learned from
/// @param seconds of wall-clock time
/// @param returnBefore the mean return before adaptation
/// @param returnAfter the same after adaptation
/// @param returnEma its moving average
/// @param failure why the run stopped early; empty if it did not fail
record RunOutcome(
    int epochs,
    long steps,
    double seconds,
    double returnBefore,
    double returnAfter,
    double returnEma,
    String failure) {

  /// A run that did not come to its first epoch.
  static final RunOutcome NONE = new RunOutcome(0, 0, 0, Double.NaN, Double.NaN, Double.NaN, "");

  static RunOutcome of(EpochRecord last) {
    return new RunOutcome(
        last.epoch(),
        last.environmentSteps(),
        last.wallSeconds(),
        last.returnBefore(),
        last.returnAfter(),
        last.returnAfterEma(),
        "");
  }

  RunOutcome withFailure(String newFailure) {
    return new RunOutcome(epochs, steps, seconds, returnBefore, returnAfter, returnEma, newFailure);
  }

  boolean failed() {
    return !failure.isEmpty();
  }

  /// What `--json` says of a run.
  Map<String, Object> facts(Path directory) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("directory", directory.toString());
    facts.put("epochs", epochs);
    facts.put("environment_steps", steps);
    facts.put("wall_seconds", seconds);
    if (epochs > 0) {
      facts.put("return_before_adaptation", returnBefore);
      facts.put("return_after_adaptation", returnAfter);
      facts.put("return_after_adaptation_ema", returnEma);
    }
    if (failed()) {
      facts.put("failure", failure);
    }
    return facts;
  }
}
