package dev.azimuth.cli;

import dev.azimuth.env.EnvironmentFamilies;
import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.foreign.Gymnasium;
import dev.azimuth.foreign.PlugIn;
import dev.azimuth.train.Tasks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say where environments come from that are not the program's own. To be closed at
/// the end of a command, as they hold what they brought in.
final class EnvironmentOptions implements AutoCloseable {

  private static final int LONGEST_TIMEOUT = 86_400; // s

  @Option(
      names = "--plugin",
      paramLabel = "FILE",
      description = "A jar with environments of your own; may be given several times.")
  private List<Path> plugIns = List.of();

  @Option(
      names = "--python",
      paramLabel = "PROGRAM",
      defaultValue = "python3",
      description = "The Python of environments gymnasium:ID. Default: python3.")
  private String python = "python3";

  @Option(
      names = "--python-timeout",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How long Python may take for an answer. Default: 60.")
  private int pythonTimeout;

  private @Nullable Gymnasium gymnasium;

  /// All environments that can be named.
  EnvironmentFamilies families() {
    EnvironmentFamilies families = EnvironmentFamilies.builtIn();
    for (Path plugIn : plugIns) {
      families = with(families, plugIn);
    }
    if (pythonTimeout < 1 || pythonTimeout > LONGEST_TIMEOUT) {
      throw new UsageException(
          "python-timeout (%d) must lie in [1, %d].".formatted(pythonTimeout, LONGEST_TIMEOUT));
    }
    Gymnasium opened = new Gymnasium(python, Duration.ofSeconds(pythonTimeout));
    gymnasium = opened;
    return families.with(Gymnasium.PREFIX, Gymnasium.PREFIX + "ID", opened::family);
  }

  private static EnvironmentFamilies with(EnvironmentFamilies families, Path plugIn) {
    List<EnvironmentFamily> added = PlugIn.load(plugIn);
    try {
      for (EnvironmentFamily family : added) {
        if (!family.defaultTasks().isEmpty()) {
          Tasks.parse(family.defaultTasks(), family);
        }
      }
      return families.with(added);
    } catch (IllegalArgumentException e) {
      throw new UsageException("plugin (%s): %s".formatted(plugIn, e.getMessage()));
    }
  }

  @Override
  public void close() {
    if (gymnasium != null) {
      gymnasium.close();
    }
  }
}
