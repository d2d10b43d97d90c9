package dev.azimuth.rl;

import dev.azimuth.env.ActionSpace;
import dev.azimuth.meta.Seeds;
import dev.azimuth.nn.Mlp;
import dev.azimuth.vector.Kernels;
import dev.azimuth.vector.Panel;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// A policy over a continuous action space: independent Gaussians whose means are the network's
/// outputs, and whose standard deviations are learned but the same in all states.
///
/// θ is the network's parameters and then one ln σ for each action dimension. With e = (a − μ)/σ,
///
///     ∂l/∂μ = e/σ                            ∂l/∂lnσ = e² − 1
///     R{∂l/∂μ} = −Rμ/σ² − 2·e/σ·R{lnσ}       R{∂l/∂lnσ} = −2·e/σ·Rμ − 2·e²·R{lnσ}
public final class GaussianPolicy extends Policy {

  private static final Kernels KERNELS = Kernels.ACTIVE;
  private static final int N = Panel.STRIDE;
  private static final float INITIAL_LOG_SIGMA = -0.5f;
  private static final double HALF_LOG_TWO_PI = 0.9189385332046727;

  private final ActionSpace.Box bounds;
  private final Squashing squashing;
  private final int size; // A
  private final int logSigma; // its offset in θ

  /// @param network from observations to one mean for each action dimension
  public GaussianPolicy(Mlp network, ActionSpace.Box bounds, Squashing squashing) {
    super(network);
    this.bounds = bounds;
    this.squashing = squashing;
    size = bounds.size();
    logSigma = network.parameterCount();
  }

  @Override
  public int parameterCount() {
    return logSigma + size;
  }

  @Override
  public int actionSize() {
    return size;
  }

  @Override
  public float[] initialParameters(RandomGenerator random) {
    float[] theta = Arrays.copyOf(network().initialParameters(random), parameterCount());
    Arrays.fill(theta, logSigma, theta.length, INITIAL_LOG_SIGMA);
    return theta;
  }

  @Override
  PolicyWorkspace workspace() {
    return new PolicyWorkspace(network().sizes(), size, false);
  }

  /// The distribution's rows hold ln σ, the same in all columns.
  @Override
  void evaluate(float[] theta, PolicyWorkspace space, int columns) {
    network().forward(theta, space.network, columns);
    for (int i = 0; i < size; i++) {
      Arrays.fill(space.distribution, i * N, i * N + columns, theta[logSigma + i]);
    }
  }

  @Override
  void sample(PolicyWorkspace space, int columns, long[] streams, int time) {
    for (int i = 0; i < size; i++) {
      double sigma = StrictMath.exp(space.distribution[i * N]);
      for (int c = 0; c < columns; c++) {
        double noise = standardNormal(streams[c], (long) time * size + i);
        float z = (float) (space.network.outputs()[i * N + c] + sigma * noise);
        space.actions[i * N + c] = z;
        space.environmentActions[i * N + c] = z;
      }
    }
    switch (squashing) {
      case TANH -> {
        squash(space.environmentActions, columns);
        clip(space.environmentActions, columns); // rounding may exceed a bound where tanh is 1
      }
      case CLIP -> clip(space.environmentActions, columns);
    }
  }

  private void squash(float[] z, int columns) {
    KERNELS.tanh(z, size, columns);
    for (int i = 0; i < size; i++) {
      float low = bounds.low()[i];
      float high = bounds.high()[i];
      for (int c = i * N; c < i * N + columns; c++) {
        z[c] = low + (high - low) * (1 + z[c]) / 2;
      }
    }
  }

  private void clip(float[] z, int columns) {
    for (int i = 0; i < size; i++) {
      for (int c = i * N; c < i * N + columns; c++) {
        z[c] = Math.clamp(z[c], bounds.low()[i], bounds.high()[i]);
      }
    }
  }

  /// Draw `index` of a stream as a standard normal, by Box and Muller's method.
  private static double standardNormal(long stream, long index) {
    double u = ((Seeds.draw(stream, 2 * index) >>> 11) + 1) * 0x1p-53; // in (0, 1]
    double v = (Seeds.draw(stream, 2 * index + 1) >>> 11) * 0x1p-53;
    return Math.sqrt(-2 * StrictMath.log(u)) * StrictMath.cos(2 * StrictMath.PI * v);
  }

  @Override
  double logProbability(PolicyWorkspace space, int column) {
    double sum = 0;
    for (int i = column; i < size * N; i += N) {
      double logSigma = space.distribution[i];
      double e = (space.actions[i] - space.network.outputs()[i]) * StrictMath.exp(-logSigma);
      sum -= e * e / 2 + logSigma + HALF_LOG_TWO_PI;
    }
    return sum;
  }

  @Override
  double entropySum(float[] distribution, float[] scratch, int columns) {
    double entropy = 0;
    for (int i = 0; i < size; i++) {
      entropy += distribution[i * N] + HALF_LOG_TWO_PI + 0.5;
    }
    return entropy * columns;
  }

  @Override
  void addScores(float[] theta, PolicyWorkspace space, int columns, float[] gradient) {
    for (int i = 0; i < size; i++) {
      gradient[logSigma + i] += scores(i, theta[logSigma + i], space, columns);
    }
    network().backward(theta, space.network, columns, gradient);
  }

  /// Fills row i of ∂J/∂μ and returns ∂J/∂lnσ.
  private float scores(int i, float logSigma, PolicyWorkspace space, int columns) {
    float[] d = space.network.outputDeltas();
    Arrays.fill(d, i * N, i * N + Panel.padded(columns), 0);
    double inverse = StrictMath.exp(-logSigma);
    double sum = (double) space.entropyWeight * columns;
    for (int c = 0; c < columns; c++) {
      double e = (space.actions[i * N + c] - space.network.outputs()[i * N + c]) * inverse;
      d[i * N + c] = (float) (space.weights[c] * e * inverse);
      sum += space.weights[c] * (e * e - 1);
    }
    return (float) sum;
  }

  @Override
  void addScoreDerivatives(
      float[] theta, float[] v, PolicyWorkspace space, int columns, float[] product) {
    network().forwardDerivative(theta, v, space.network, columns);
    Arrays.fill(space.scores, 0, columns, 0);
    for (int i = 0; i < size; i++) {
      scores(i, theta[logSigma + i], space, columns);
      product[logSigma + i] +=
          scoreDerivatives(i, theta[logSigma + i], v[logSigma + i], space, columns);
    }
    network().backwardDerivative(theta, v, space.network, columns, product);
  }

  /// Fills row i of R{∂J/∂μ}, adds to ∇l·v and returns R{∂J/∂lnσ}.
  private static float scoreDerivatives(
      int i, float logSigma, float logSigmaDerivative, PolicyWorkspace space, int columns) {
    float[] rd = space.network.outputDeltaDerivatives();
    Arrays.fill(rd, i * N, i * N + Panel.padded(columns), 0);
    double inverse = StrictMath.exp(-logSigma);
    double sum = 0;
    for (int c = 0; c < columns; c++) {
      double e = (space.actions[i * N + c] - space.network.outputs()[i * N + c]) * inverse;
      double mean = space.network.outputDerivatives()[i * N + c] * inverse; // Rμ/σ
      double w = space.weights[c];
      rd[i * N + c] = (float) (-w * inverse * (mean + 2 * e * logSigmaDerivative));
      sum -= 2 * w * e * (mean + e * logSigmaDerivative);
      space.scores[c] += (float) (e * mean + (e * e - 1) * logSigmaDerivative);
    }
    return (float) sum;
  }
}
