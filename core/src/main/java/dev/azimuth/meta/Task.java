package dev.azimuth.meta;

import java.util.Arrays;

/// A task T_i: one Markov decision process of a family, given by its physical constants φ.
///
/// @param phi the constants in the order of the family's parameters; not to be modified
public record Task(double... phi) {

  @Override
  public boolean equals(Object other) {
    return other instanceof Task task && Arrays.equals(phi, task.phi);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(phi);
  }

  @Override
  public String toString() {
    return "Task" + Arrays.toString(phi);
  }
}
