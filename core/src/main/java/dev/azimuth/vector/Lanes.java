package dev.azimuth.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// The vector species of the SIMD kernels: constants, since C2 boxes vectors of any other species.
final class Lanes {

  /// The machine's preferred width, or the system property `azimuth.lanes` (4, 8 or 16 floats).
  static final VectorSpecies<Float> SPECIES = choose();

  static final int COUNT = SPECIES.length();

  private Lanes() {}

  private static VectorSpecies<Float> choose() {
    int preferred = FloatVector.SPECIES_PREFERRED.length();
    int lanes = Integer.getInteger("azimuth.lanes", Math.clamp(preferred, 4, 16));
    return switch (lanes) {
      case 4, 8, 16 -> VectorSpecies.of(float.class, VectorShape.forBitSize(32 * lanes));
      default ->
          throw new IllegalArgumentException(
              "System property azimuth.lanes (%d) must be 4, 8 or 16.".formatted(lanes));
    };
  }
}
