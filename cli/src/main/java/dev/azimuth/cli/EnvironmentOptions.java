package dev.azimuth.cli;

import dev.azimuth.env.EnvironmentFamilies;
import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.foreign.PlugIn;
import dev.azimuth.train.Tasks;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/// The options that say where environments come from that are not the program's own.
final class EnvironmentOptions {

  @Option(
      names = "--plugin",
      paramLabel = "FILE",
      description = "A jar with environments of your own; may be given several times.")
  private List<Path> plugIns = List.of();

  /// All environments that can be named.
  EnvironmentFamilies families() {
    EnvironmentFamilies families = EnvironmentFamilies.builtIn();
    for (Path plugIn : plugIns) {
      List<EnvironmentFamily> added = PlugIn.load(plugIn);
      try {
        families = families.with(added);
        added.forEach(family -> Tasks.parse(family.defaultTasks(), family));
      } catch (IllegalArgumentException e) {
        throw new UsageException("plugin (%s): %s".formatted(plugIn, e.getMessage()));
      }
    }
    return families;
  }
}
