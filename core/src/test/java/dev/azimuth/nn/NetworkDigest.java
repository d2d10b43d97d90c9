package dev.azimuth.nn;

import java.util.Arrays;
import java.util.SplittableRandom;

/// As a program, prints a number for all bits of a gradient and a Hessian-vector product over several
/// panels, of which the last has few columns and finds what the first left behind.
final class NetworkDigest {

  private NetworkDigest() {}

  public static void main(String[] arguments) {
    System.out.println(compute());
  }

  static String compute() {
    StringBuilder digest = new StringBuilder();
    for (int last : new int[] {1, 3, 4, 5, 9, 13}) {
      append(digest, new SquaredOutputs(false, Activation.TANH, 256 + last, 1, 4, 9, 6, 3));
      append(digest, new SquaredOutputs(true, Activation.TANH, 256 + last, 1, 4, 21, 2)); // shallow
    }
    return digest.toString().strip();
  }

  private static void append(StringBuilder digest, SquaredOutputs objective) {
    SplittableRandom random = new SplittableRandom(2);
    int n = objective.network().parameterCount();
    float[] theta = SquaredOutputs.gaussian(n, random);
    float[] v = SquaredOutputs.gaussian(n, random);
    digest.append(Arrays.hashCode(objective.gradient(theta))).append(' ');
    digest.append(Arrays.hashCode(objective.hessianVectorProduct(theta, v))).append(' ');
  }
}
