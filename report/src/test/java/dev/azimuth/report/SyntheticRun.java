package dev.azimuth.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/// Writes run directories that look like those of a training run, without training: returns rise
/// exponentially to a plateau, with noise.
///
/// @param plateau the return at which learning ends
/// @param timeConstant the epochs after which two thirds of the way are done
public record SyntheticRun(
    String algorithm, int seed, int epochs, double plateau, double timeConstant, String settings) {

  private static final int TASKS = 5;
  private static final String EPOCHS_HEADER =
      "epoch,environment_steps,wall_seconds,return_before_adaptation,return_after_adaptation,"
          + "return_after_adaptation_ema,meta_gradient_norm,value_loss\n";

  public static SyntheticRun of(String algorithm, int seed, int epochs) {
    boolean directed = algorithm.startsWith("directed");
    return new SyntheticRun(
        algorithm,
        seed,
        epochs,
        directed ? 197 : 190,
        directed ? 45 : 75,
        directed ? "delta: 0.005\ndirector: medium" : "");
  }

  public SyntheticRun withPlateau(double newPlateau) {
    return new SyntheticRun(algorithm, seed, epochs, newPlateau, timeConstant, settings);
  }

  public SyntheticRun withSettings(String newSettings) {
    return new SyntheticRun(algorithm, seed, epochs, plateau, timeConstant, newSettings);
  }

  /// Writes `comparison/runs/<algorithm>-seed<seed>` and returns it.
  public Path writeInto(Path comparison) {
    return write(comparison.resolve("runs").resolve(algorithm + "-seed" + seed));
  }

  public Path write(Path directory) {
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve("config.yaml"), config());
      Files.writeString(directory.resolve("machine.json"), MACHINE);
      writeCurves(directory);
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Replaces the epochs of a run by ones whose smoothed return is `curve`, at two seconds each.
  public static void writeCurve(Path run, double... curve) {
    StringBuilder rows = new StringBuilder(EPOCHS_HEADER);
    for (int i = 0; i < curve.length; i++) {
      rows.append(format("%d,%d,%d,0,0,%.6f,1,\n", i + 1, 100 * (i + 1), 2 * (i + 1), curve[i]));
    }
    try {
      Files.writeString(run.resolve("epochs.csv"), rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeCurves(Path directory) throws IOException {
    StringBuilder rows = new StringBuilder(EPOCHS_HEADER);
    StringBuilder tasks =
        new StringBuilder("epoch,task,gravity,return_before_adaptation,return_after_adaptation\n");
    SplittableRandom random = new SplittableRandom(seed * 31L + algorithm.hashCode());
    double speed = timeConstant * (0.8 + 0.4 * random.nextDouble());
    double ema = Double.NaN;
    long steps = 0;
    for (int epoch = 1; epoch <= epochs; epoch++) {
      double level = 20 + (plateau - 20) * (1 - Math.exp(-epoch / speed));
      double before = 0;
      double after = 0;
      for (int task = 0; task < TASKS; task++) {
        double gravity = 5 + 10 * random.nextDouble();
        double taskBefore = level - 2 * Math.abs(gravity - 10) + 8 * random.nextGaussian();
        double taskAfter = Math.min(200, level + 6 * random.nextGaussian());
        before += taskBefore / TASKS;
        after += taskAfter / TASKS;
        tasks.append(format("%d,%d,%.6f,%.4f,%.4f\n", epoch, task, gravity, taskBefore, taskAfter));
      }
      ema = epoch == 1 ? after : 0.9 * ema + 0.1 * after;
      steps += Math.round(100 * level);
      rows.append(
          format(
              "%d,%d,%.6f,%.6f,%.6f,%.6f,%.6f,\n",
              epoch, steps, 0.01 * epoch * (1 + 0.1 * seed), before, after, ema, 3.0 / epoch));
    }
    Files.writeString(directory.resolve("epochs.csv"), rows);
    Files.writeString(directory.resolve("tasks.csv"), tasks);
  }

  private String config() {
    return """
    environment: cartpole
    algorithm: %s
    estimator: policy-gradient
    tasks: gravity=5..15
    alpha: 0.001
    beta: 0.001
    discount: 0.99
    tasks-per-epoch: 5
    trajectories-per-task: 10
    horizon: 200
    epochs: %d
    inner-steps: 1
    optimizer: adam
    hidden: [64, 64]
    activation: tanh
    seed: %d
    %s
    """
        .formatted(algorithm, epochs, seed, settings);
  }

  private static final String MACHINE =
      """
      {
        "cpu": "Example CPU, 16 threads",
        "cores": 16,
        "os": "Linux 6.1 amd64",
        "jvm": "OpenJDK 25.0.3+9",
        "flags": "--add-modules jdk.incubator.vector",
        "vector_width_bits": 512,
        "version": "0.1.0",
        "commit": "0123456789abcdef"
      }
      """;

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
