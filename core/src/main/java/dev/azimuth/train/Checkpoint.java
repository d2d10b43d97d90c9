package dev.azimuth.train;

import dev.azimuth.optim.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a run was after an epoch, with all that it takes to go on from there: `checkpoint.bin`.
///
/// @param config the configuration of the run
/// @param state of its trainer
/// @param epochsLength bytes of `epochs.csv` up to that epoch
/// @param tasksLength bytes of `tasks.csv` up to that epoch
public record Checkpoint(
    RunConfig config, TrainerState state, long epochsLength, long tasksLength) {

  static final String FILE = "checkpoint.bin";
  private static final Pattern EPOCHS = Pattern.compile("(?m)^epochs: (\\d{1,10})$");

  /// Reads the checkpoint of a run directory, and makes sure that it belongs to `config.yaml`.
  ///
  /// @throws IllegalArgumentException with one sentence if it does not, is damaged or was written by
  ///     another version, or if there is none
  public static Checkpoint read(Path run) throws IOException {
    if (!RunDirectory.holdsRun(run)) {
      throw new IllegalArgumentException(
          "%s is not a run directory: it has no config.yaml.".formatted(run));
    }
    Path file = run.resolve(FILE);
    Checkpoint checkpoint;
    try {
      checkpoint = CheckpointFormat.read(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(
          "%s has no %s, so nobody can go on with it.".formatted(run, FILE), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("%s %s".formatted(file, e.getMessage()), e);
    }
    return checkpoint.belongingTo(run.resolve("config.yaml"));
  }

  /// Whether all epochs have ended.
  public boolean finished() {
    return state.epoch() >= config.epochs();
  }

  /// The same for a run of another number of epochs.
  ///
  /// @throws IllegalArgumentException if a run of so many epochs would have come elsewhere
  public Checkpoint withEpochs(int epochs) {
    if (epochs == config.epochs()) {
      return this;
    }
    if (epochs < state.epoch()) {
      throw new IllegalArgumentException(
          "epochs (%d) must be at least %d, as so many have ended."
              .formatted(epochs, state.epoch()));
    }
    if (config.schedule() != Schedule.CONSTANT && state.epoch() > 0) {
      throw new IllegalArgumentException(
          ("epochs (%d) must be %d, for which the schedule (%s) was made: with others, the epochs"
                  + " that have ended would have been different.")
              .formatted(epochs, config.epochs(), KebabCase.of(config.schedule())));
    }
    Map<String, String> entries = new LinkedHashMap<>(ConfigText.of(config));
    entries.put("epochs", Integer.toString(epochs));
    return new Checkpoint(ConfigText.read(entries), state, epochsLength, tasksLength);
  }

  /// The checkpoint with the epochs of a configuration file that is the same in all else: they are
  /// what changes when a run is extended.
  private Checkpoint belongingTo(Path file) throws IOException {
    String found = Files.readString(file).replace("\r\n", "\n");
    Checkpoint extended = this;
    Matcher epochs = EPOCHS.matcher(found);
    if (epochs.find()) {
      extended = withEpochs(Math.clamp(Long.parseLong(epochs.group(1)), 1, Integer.MAX_VALUE));
    }
    String expected = ConfigText.yaml(ConfigText.of(extended.config));
    if (!found.equals(expected)) {
      throw new IllegalArgumentException(
          "%s does not belong to %s: there, %s."
              .formatted(file, FILE, difference(expected, found)));
    }
    return extended;
  }

  /// The first line of `expected` that `found` does not have.
  private static String difference(String expected, String found) {
    var lines = found.lines().toList();
    return expected
        .lines()
        .filter(line -> !lines.contains(line))
        .findFirst()
        .map("the run has %s"::formatted)
        .orElse("it has other lines too");
  }
}
