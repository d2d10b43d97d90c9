package dev.azimuth.rl;

import dev.azimuth.env.ActionSpace;
import dev.azimuth.meta.Seeds;
import dev.azimuth.nn.Activation;
import dev.azimuth.nn.Mlp;
import dev.azimuth.nn.MlpParameters;
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
  private static final float INITIAL_LOG_SIGMA = -0.5f;
  private static final double HALF_LOG_TWO_PI = 0.9189385332046727;

  private final ActionSpace.Box bounds;
  private final Squashing squashing;
  private final int size; // A
  private final int logSigma; // its offset in θ

  /// @param activation of the network from observations to one mean for each action dimension
  /// @param sizes the widths of its layers, inputs first
  public GaussianPolicy(
      Activation activation, int[] sizes, ActionSpace.Box bounds, Squashing squashing) {
    super(new Mlp(activation, sizes));
    this.bounds = bounds;
    this.squashing = squashing;
    size = bounds.size();
    logSigma = network().parameterCount();
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
    int biases = network().biasOffset(network().sizes().length - 2);
    for (int i = 0; i < size; i++) {
      theta[biases + i] += unsquashed(bounds.initial()[i], bounds.low()[i], bounds.high()[i]);
    }
    return theta;
  }

  /// What becomes the action `action`: 0 for one in the middle of its bounds.
  private float unsquashed(float action, float low, float high) {
    return switch (squashing) {
      case TANH -> {
        double place = ((double) action - low) / ((double) high - low);
        yield (float) (StrictMath.log(place / (1 - place)) / 2); // artanh(2·place − 1)
      }
      case CLIP -> action;
    };
  }

  @Override
  PolicyPanel panel() {
    return new PolicyPanel(network(), size, false);
  }

  /// The distribution's rows hold ln σ, the same in all columns.
  @Override
  void evaluate(MlpParameters theta, PolicyPanel panel, int from, int columns) {
    network().forward(theta, panel.network, from, columns);
    for (int i = 0; i < size; i++) {
      int start = Panel.at(i, from);
      Arrays.fill(panel.distribution, start, start + columns, theta.theta()[logSigma + i]);
    }
  }

  @Override
  void sample(PolicyPanel panel, int from, int columns, long[] streams, int time) {
    for (int i = 0; i < size; i++) {
      int start = Panel.at(i, from);
      double sigma = StrictMath.exp(panel.distribution[start]);
      for (int c = 0; c < columns; c++) {
        double noise = standardNormal(streams[c], (long) time * size + i);
        float z = (float) (panel.network.outputs()[start + c] + sigma * noise);
        panel.actions[start + c] = z;
        panel.environmentActions[start + c] = z;
      }
    }
    switch (squashing) {
      case TANH -> {
        squash(panel.environmentActions, from, columns);
        clip(panel.environmentActions, from, columns); // rounding may exceed a bound at tanh = 1
      }
      case CLIP -> clip(panel.environmentActions, from, columns);
    }
  }

  private void squash(float[] z, int from, int columns) {
    KERNELS.tanh(z, size, from, columns);
    for (int i = 0; i < size; i++) {
      float low = bounds.low()[i];
      float high = bounds.high()[i];
      for (int c = Panel.at(i, from); c < Panel.at(i, from + columns); c++) {
        z[c] = low + (high - low) * (1 + z[c]) / 2;
      }
    }
  }

  private void clip(float[] z, int from, int columns) {
    for (int i = 0; i < size; i++) {
      for (int c = Panel.at(i, from); c < Panel.at(i, from + columns); c++) {
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
  double logProbability(PolicyPanel panel, int column) {
    double sum = 0;
    for (int row = 0; row < size; row++) {
      int i = Panel.at(row, column);
      double logSigma = panel.distribution[i];
      double e = (panel.actions[i] - panel.network.outputs()[i]) * StrictMath.exp(-logSigma);
      sum -= e * e / 2 + logSigma + HALF_LOG_TWO_PI;
    }
    return sum;
  }

  @Override
  double entropySum(PolicyPanel panel, PolicyWorkspace space) {
    double entropy = 0;
    for (int i = 0; i < size; i++) {
      entropy += panel.distribution[Panel.at(i, 0)] + HALF_LOG_TWO_PI + 0.5;
    }
    return entropy * panel.columns;
  }

  @Override
  void addScores(MlpParameters theta, PolicyPanel panel, PolicyWorkspace space) {
    for (int i = 0; i < size; i++) {
      space.network.addToSum(logSigma + i, scores(i, panel, space));
    }
    network().backward(theta, panel.network, space.network, panel.columns);
  }

  /// Fills row i of ∂J/∂μ and returns ∂J/∂lnσ.
  private static float scores(int i, PolicyPanel panel, PolicyWorkspace space) {
    float[] d = space.network.outputDeltas();
    Arrays.fill(d, Panel.at(i, 0), Panel.at(i, Panel.padded(panel.columns)), 0);
    double inverse = StrictMath.exp(-panel.distribution[Panel.at(i, 0)]);
    double sum = (double) space.entropyWeight * panel.columns;
    for (int c = 0; c < panel.columns; c++) {
      int at = Panel.at(i, c);
      double e = (panel.actions[at] - panel.network.outputs()[at]) * inverse;
      double w = space.weights[Panel.at(0, c)];
      d[at] = (float) (w * e * inverse);
      sum += w * (e * e - 1);
    }
    return (float) sum;
  }

  @Override
  void addScoreDerivatives(MlpParameters theta, PolicyPanel panel, PolicyWorkspace space) {
    int columns = panel.columns;
    network().forwardDerivative(theta, space.v, panel.network, space.network, columns);
    Arrays.fill(space.scores, 0);
    for (int i = 0; i < size; i++) {
      scores(i, panel, space);
      float change = space.v.theta()[logSigma + i];
      space.network.addToSum(logSigma + i, scoreDerivatives(i, change, panel, space));
    }
    network().backwardDerivative(theta, space.v, panel.network, space.network, columns);
  }

  /// Fills row i of R{∂J/∂μ}, adds to ∇l·v and returns R{∂J/∂lnσ}.
  ///
  /// @param change that of ln σ along v
  private static float scoreDerivatives(
      int i, float change, PolicyPanel panel, PolicyWorkspace space) {
    float[] rd = space.network.outputDeltaDerivatives();
    Arrays.fill(rd, Panel.at(i, 0), Panel.at(i, Panel.padded(panel.columns)), 0);
    double inverse = StrictMath.exp(-panel.distribution[Panel.at(i, 0)]);
    double sum = 0;
    for (int c = 0; c < panel.columns; c++) {
      int at = Panel.at(i, c);
      double e = (panel.actions[at] - panel.network.outputs()[at]) * inverse;
      double mean = space.network.outputDerivatives()[at] * inverse; // Rμ/σ
      double w = space.weights[Panel.at(0, c)];
      rd[at] = (float) (-w * inverse * (mean + 2 * e * change));
      sum -= 2 * w * e * (mean + e * change);
      space.scores[Panel.at(0, c)] += (float) (e * mean + (e * e - 1) * change);
    }
    return (float) sum;
  }
}
