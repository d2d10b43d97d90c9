package dev.azimuth.meta;

import dev.azimuth.optim.Objective;
import dev.azimuth.testing.Numbers;
import java.util.SplittableRandom;

/// J(θ) = Σ c·tanh(a·θ + b) − ½·‖θ‖²/10, with random a, b and c: smooth, not quadratic, and all its
/// derivatives are known. Computed in double precision, narrowed as an [Objective].
final class SmoothObjective implements Objective {

  private static final int TERMS = 6;
  private static final double DAMPING = 0.1;

  private final double[][] a; // [TERMS × n]
  private final double[] b;
  private final double[] c;

  SmoothObjective(int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    a = new double[TERMS][];
    for (int k = 0; k < TERMS; k++) {
      a[k] = random.doubles(size, -1, 1).toArray();
    }
    b = random.doubles(TERMS, -1, 1).toArray();
    c = random.doubles(TERMS, -2, 2).toArray();
  }

  double value(double[] theta) {
    double value = -0.5 * DAMPING * dot(theta, theta);
    for (int k = 0; k < TERMS; k++) {
      value += c[k] * Math.tanh(dot(a[k], theta) + b[k]);
    }
    return value;
  }

  double[] gradient(double[] theta) {
    double[] gradient = new double[theta.length];
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = -DAMPING * theta[i];
    }
    for (int k = 0; k < TERMS; k++) {
      double h = Math.tanh(dot(a[k], theta) + b[k]);
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] += c[k] * (1 - h * h) * a[k][i];
      }
    }
    return gradient;
  }

  double[] hessianVectorProduct(double[] theta, double[] v) {
    double[] product = new double[theta.length];
    for (int i = 0; i < product.length; i++) {
      product[i] = -DAMPING * v[i];
    }
    for (int k = 0; k < TERMS; k++) {
      double h = Math.tanh(dot(a[k], theta) + b[k]);
      double bend = -2 * c[k] * h * (1 - h * h) * dot(a[k], v);
      for (int i = 0; i < product.length; i++) {
        product[i] += bend * a[k][i];
      }
    }
    return product;
  }

  @Override
  public double value(float[] theta) {
    return value(Numbers.doubles(theta));
  }

  @Override
  public float[] gradient(float[] theta) {
    return Numbers.floats(gradient(Numbers.doubles(theta)));
  }

  @Override
  public float[] hessianVectorProduct(float[] theta, float[] v) {
    return Numbers.floats(hessianVectorProduct(Numbers.doubles(theta), Numbers.doubles(v)));
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }
}
