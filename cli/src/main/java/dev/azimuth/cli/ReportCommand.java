package dev.azimuth.cli;

import dev.azimuth.env.EnvironmentFamilies;
import dev.azimuth.report.Report;
import dev.azimuth.report.ReportOptions;
import dev.azimuth.report.run.Comparison;
import dev.azimuth.report.run.Panels;
import dev.azimuth.report.run.RunData;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `azimuth report`: the report of any runs, again.
@Command(
    name = "report",
    description =
        "Builds report.html from any run or comparison directories, or of a reproduction.")
final class ReportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", arity = "0..*", description = "Run or comparison directories.")
  private List<Path> directories = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where report.html goes. Default: the first directory.")
  private @Nullable Path out;

  @Option(
      names = "--thresholds",
      paramLabel = "RETURNS",
      description =
          "Returns whose first crossing is reported. Default: the comparison's own, or the"
              + " environment's.")
  private @Nullable String thresholds;

  @Override
  public Integer call() {
    if (directories.isEmpty()) {
      throw new UsageException("report needs a run or comparison directory.");
    }
    if (directories.size() == 1 && Panels.areIn(directories.getFirst())) {
      return reportPanels(directories.getFirst());
    }
    Comparison comparison = Comparison.read(directories);
    List<Double> levels =
        thresholds == null ? defaultThresholds(comparison) : Lists.thresholds(thresholds);
    Path target = target();
    if (out == null && directories.size() == 1 && Comparison.hasBegun(target)) {
      ComparisonResults.write(target, ReportOptions.of(levels)); // with its summary and verdicts
    } else {
      Report.write(target, comparison, ReportOptions.of(levels));
    }
    System.out.println("Report: " + target.resolve("report.html"));
    return ExitCodes.SUCCESS;
  }

  private int reportPanels(Path directory) {
    Panels panels = Panels.read(directory);
    List<Double> levels = thresholds == null ? List.of() : Lists.thresholds(thresholds);
    Path target = target();
    Report.writePanels(target, panels, ReportOptions.of(levels));
    System.out.println("Figure: " + target.resolve(panels.name() + ".svg"));
    System.out.println("Report: " + target.resolve("report.html"));
    return ExitCodes.SUCCESS;
  }

  private Path target() {
    Path target = out == null ? directories.getFirst() : out;
    OutputOptions.create(target);
    return target;
  }

  /// Those that the comparison was made with; else those of the environment, if all runs are of one
  /// that is known.
  private static List<Double> defaultThresholds(Comparison comparison) {
    return comparison.about().thresholds().orElseGet(() -> ofEnvironment(comparison));
  }

  private static List<Double> ofEnvironment(Comparison comparison) {
    List<String> names =
        comparison.runs().stream()
            .map(RunData::config)
            .map(config -> config.getOrDefault("environment", ""))
            .distinct()
            .toList();
    return EnvironmentFamilies.builtIn().all().stream()
        .filter(family -> names.equals(List.of(family.name())))
        .findFirst()
        .map(family -> family.thresholds())
        .orElse(List.of());
  }
}
