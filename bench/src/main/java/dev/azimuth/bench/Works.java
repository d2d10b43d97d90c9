package dev.azimuth.bench;

import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.meta.Maml;
import dev.azimuth.meta.Task;
import dev.azimuth.meta.TaskSession;
import dev.azimuth.nn.Activation;
import dev.azimuth.optim.Objective;
import dev.azimuth.rl.Policy;
import dev.azimuth.train.Tasks;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Azimuth's side of the comparison with its peers, `bench/compare`: the same works as those of the
/// scripts in `bench/peers`, printed as the same lines, with tabs between the work, the case, who did
/// it, the number of threads, the value and its unit.
///
/// Arguments are `--only W1,W4`, `--threads 2`, `--seconds 3` for each value, and `--clock cpu` for
/// the time of the process in place of the time on the wall.
public final class Works {

  private static final String PEER = "Azimuth";

  /// K of a rollout that is measured by itself: the trajectories of an epoch.
  private static final int EPISODES = 50;

  private static final int SLOTS = 1000;
  private static final int BATCH_STEPS = 1000;

  private final int threads;
  private final Stopwatch stopwatch;

  private Works(int threads, Stopwatch stopwatch) {
    this.threads = threads;
    this.stopwatch = stopwatch;
  }

  public static void main(String[] arguments) throws InterruptedException {
    List<String> words = List.of(arguments);
    List<String> only = List.of(option(words, "--only", "W1,W2,W3,W4,W6").split(","));
    int threads = Integer.parseInt(option(words, "--threads", "1"));
    double seconds = Double.parseDouble(option(words, "--seconds", "3"));
    boolean cpu = option(words, "--clock", "wall").equals("cpu");
    Works works = new Works(threads, new Stopwatch(seconds, cpu));
    for (String work : only) {
      works.run(work);
    }
  }

  private static String option(List<String> words, String name, String initial) {
    int at = words.indexOf(name);
    return at < 0 ? initial : words.get(at + 1);
  }

  private void run(String work) throws InterruptedException {
    switch (work) {
      case "W1" -> epochs(work, "MAML 4-64-2", "maml", "64");
      case "W2" -> epochs(work, "MAML 4-64-64-2", "maml", "64x64");
      case "W3" -> epochs(work, "FOMAML 4-64-2", "fomaml", "64");
      case "W4" -> {
        derivatives(Workload.FAMILY, medium(), 64);
        derivatives(Workload.FAMILY, medium(), 64, 64);
        derivatives(new WideFamily(), new Task(), 128, 128);
      }
      case "W6" -> {
        simulator();
        rollouts(64);
        rollouts(64, 64);
      }
      case "W7" -> lander();
      default -> {} // The others are not for this program.
    }
  }

  private static Task medium() {
    return Tasks.parse(Workload.TASKS, Workload.FAMILY).distribution().medium();
  }

  private void epochs(String work, String label, String algorithm, String hidden)
      throws InterruptedException {
    EpochBenchmark benchmark = new EpochBenchmark();
    benchmark.algorithm = algorithm;
    benchmark.hidden = hidden;
    benchmark.threads = threads;
    benchmark.configure();
    requireFinite(benchmark.epochs());
    double nanos = stopwatch.median(benchmark::epochs);
    print(work, label, threads, nanos / EpochBenchmark.STEPS, "ns/step");
  }

  /// Every call has another θ than the one before, since an objective keeps what it evaluated at the
  /// last one, and its peers evaluate anew.
  private void derivatives(EnvironmentFamily family, Task task, int... hidden)
      throws InterruptedException {
    Policy policy =
        Policy.of(family.observationSize(), family.actionSpace(), hidden, Activation.TANH);
    float[][] thetas = {Workload.parameters(policy), Workload.parameters(policy)};
    thetas[1][0] += 0.001f;
    int[] call = new int[1];
    Supplier<float[]> next = () -> thetas[call[0]++ % 2];
    try (TaskSession session =
        Workload.sampler(policy, family, Workload.TRAJECTORIES).open(List.of(task), 1)) {
      Objective support = session.sample(thetas[0], 0);
      Objective query = session.sample(thetas[0], 1);
      requireFinite(support.gradient(thetas[0]));
      String net = name(policy);
      double gradient = stopwatch.median(() -> support.gradient(next.get()));
      print("W4", "gradient " + net, threads, gradient * 1e-6, "ms");
      Maml maml = new Maml(0.001f);
      double meta =
          stopwatch.median(
              () -> maml.metaGradient(next.get(), (_, batch) -> batch == 0 ? support : query));
      print("W4", "meta-gradient " + net, threads, meta * 1e-6, "ms");
    }
  }

  private void simulator() throws InterruptedException {
    CartPoleBenchmark benchmark = new CartPoleBenchmark();
    benchmark.slots = SLOTS;
    benchmark.start();
    CartPoleBenchmark.Counter counter = new CartPoleBenchmark.Counter();
    double nanos =
        stopwatch.median(() -> {
          for (int i = 0; i < BATCH_STEPS; i++) {
            benchmark.step(counter);
          }
          return counter;
        });
    print("W6", "CartPole, 1000 episodes", 1, 1e3 * SLOTS * BATCH_STEPS / nanos, "M steps/s");
  }

  private void rollouts(int... hidden) throws InterruptedException {
    EnvironmentFamily family = Workload.FAMILY;
    Policy policy =
        Policy.of(family.observationSize(), family.actionSpace(), hidden, Activation.TANH);
    float[] theta = Workload.parameters(policy);
    try (TaskSession session =
        Workload.sampler(policy, family, EPISODES).open(List.of(medium()), 1)) {
      double nanos = stopwatch.median(() -> session.sample(theta, 0));
      String label = "CartPole with policy " + name(policy) + ", 50 episodes";
      double steps = EPISODES * Workload.HORIZON;
      print("W6", label, 1, 1e3 * steps / nanos, "M steps/s");
    }
  }

  /// One episode after the other, as Gymnasium's simulator is measured.
  private void lander() throws InterruptedException {
    LunarLanderBenchmark benchmark = new LunarLanderBenchmark();
    benchmark.slots = 1;
    benchmark.start();
    LunarLanderBenchmark.Counter counter = new LunarLanderBenchmark.Counter();
    double nanos =
        stopwatch.median(() -> {
          for (int i = 0; i < BATCH_STEPS; i++) {
            benchmark.step(counter);
          }
          return counter;
        });
    print("W7", "LunarLander, random actions", 1, 1e6 * BATCH_STEPS / nanos, "k steps/s");
  }

  private static String name(Policy policy) {
    return Arrays.stream(policy.network().sizes())
        .mapToObj(Integer::toString)
        .collect(Collectors.joining("-"));
  }

  private static void requireFinite(float[] x) {
    if (IntStream.range(0, x.length).anyMatch(i -> !Float.isFinite(x[i]))) {
      throw new IllegalStateException("A result is not finite.");
    }
  }

  private static void print(String work, String label, int threads, double value, String unit) {
    System.out.printf(
        Locale.ROOT, "%s\t%s\t%s\t%d\t%.6g\t%s%n", work, label, PEER, threads, value, unit);
  }
}
