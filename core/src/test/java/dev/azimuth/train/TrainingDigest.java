package dev.azimuth.train;

import dev.azimuth.meta.MetaBatchExecutor;
import dev.azimuth.rl.Estimator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All that tiny runs leave and that must repeat. As a program it prints that for its argument, the
/// number of threads.
final class TrainingDigest {

  private static final int WALL_SECONDS = 2;

  private TrainingDigest() {}

  public static void main(String[] arguments) {
    System.out.println(of(Integer.parseInt(arguments[0])));
  }

  /// Of two algorithms, of both estimators, and of both kinds of action and of task distribution.
  static String of(int threads) {
    return of(brief(Configs.tiny(Algorithm.DIRECTED_MAML)), threads)
        + "\n"
        + of(brief(Configs.tinyIntersection()), threads)
        + "\n"
        + of(
            withSmallCritic(brief(Configs.tiny(Algorithm.META_SGD, Estimator.ACTOR_CRITIC))),
            threads);
  }

  /// Enough to show whether θ repeats, and little enough for the interpreter.
  private static RunConfig brief(RunConfig config) {
    return Configs.with(Configs.with(config, "epochs", "2"), "trajectories-per-task", "5");
  }

  /// The interpreter takes its time over a critic.
  private static RunConfig withSmallCritic(RunConfig config) {
    RunConfig small = Configs.with(config, "critic-hidden", "7");
    return Configs.with(Configs.with(small, "critic-steps", "2"), "critic-batch", "40");
  }

  /// `epochs.csv` without its wall seconds, `tasks.csv` and a hash of the parameters.
  static String of(RunConfig config, int threads) {
    try {
      Path directory = Files.createTempDirectory("digest");
      try {
        train(config, directory, threads);
        return digest(directory);
      } finally {
        delete(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void train(RunConfig config, Path directory, int threads)
      throws IOException, InterruptedException {
    MetaBatchExecutor executor =
        threads == 1 ? MetaBatchExecutor.sequential() : MetaBatchExecutor.parallel(threads);
    MetaTrainer trainer = new MetaTrainer(config, Configs.family(config), executor);
    try (RunDirectory run = new RunDirectory(directory, trainer)) {
      trainer.train(run);
    }
  }

  private static String digest(Path directory) throws IOException {
    String epochs =
        Files.readAllLines(directory.resolve("epochs.csv")).stream()
            .map(TrainingDigest::withoutSeconds)
            .collect(Collectors.joining("\n"));
    return epochs
        + "\n"
        + Files.readString(directory.resolve("tasks.csv"))
        + Arrays.hashCode(Files.readAllBytes(directory.resolve("parameters.safetensors")));
  }

  private static String withoutSeconds(String line) {
    List<String> cells = new ArrayList<>(List.of(line.split(",", -1)));
    cells.remove(WALL_SECONDS);
    return String.join(",", cells);
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
