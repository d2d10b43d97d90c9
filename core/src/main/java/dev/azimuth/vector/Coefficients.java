package dev.azimuth.vector;

/// Constants of the approximations that the SIMD kernels and their scalar twins share.
final class Coefficients {

  /// tanh(c) = c·P(c²)/Q(c²) for |c| ≤ 8.2, beyond which it stays 1 − 1.2e-7. Fitted for the least
  /// relative error over Chebyshev points of |c| ≤ 9 (2.1e-8 in exact arithmetic); in floats the
  /// error is below 4e-7 absolute. Beyond 8.2 rounding would carry it above 1 here and there, and
  /// the slope 1 − tanh² below 0.
  static final float TANH_LIMIT = 8.2f;

  /// No float beyond the limit has this square, or a smaller one.
  static final float TANH_LIMIT_SQUARED = TANH_LIMIT * TANH_LIMIT;

  /// The bits of the value there. With AVX-512 it takes three instructions to put it in place beyond the
  /// limit with the sign of the argument, and four to clamp the argument from both sides.
  static final int TANH_MOST = 0x3F7FFFFE;

  static final int SIGN = Integer.MIN_VALUE;

  static final float P0 = 1f;
  static final float P1 = 0.133810062145f;
  static final float P2 = 0.00349556384452f;
  static final float P3 = 2.06086449192e-5f;
  static final float P4 = 1.33540044646e-8f;
  static final float Q1 = 0.467143218764f;
  static final float Q2 = 0.0258768928364f;
  static final float Q3 = 0.000328559333492f;
  static final float Q4 = 7.77629916831e-7f;

  /// exp(x) = 2ⁿ·exp(r) with n = round(x·log₂e), |r| ≤ ln 2 / 2, and
  /// exp(r) ≈ 1 + r + r²·(E2 + E3·r + E4·r² + E5·r³), relative error 1.0e-7.
  static final float EXP_LEAST = -87f;

  static final float LOG2_E = 1.44269504f;
  static final float LN2_HIGH = 0.693145752f; // 14 significant bits, so n·LN2_HIGH is exact
  static final float LN2_LOW = 1.42860677e-6f;
  static final float E2 = 0.49999231871f;
  static final float E3 = 0.166671149349f;
  static final float E4 = 0.0418901009155f;
  static final float E5 = 0.00831248893151f;

  /// ln x = k·ln 2 + ln(1 + f) with x = 2ᵏ·(1 + f), 1 + f in [√½, √2), and
  /// ln(1 + f) ≈ f − f²/2 + f³·(L3 + L4·f + … + L9·f⁶), absolute error 7e-9 in exact arithmetic.
  static final int SQRT_HALF_BITS = 0x3F3504F3; // √½ as a float

  static final float L3 = 0.333341658112f;
  static final float L4 = -0.250016987564f;
  static final float L5 = 0.199548795806f;
  static final float L6 = -0.165644312368f;
  static final float L7 = 0.149779624456f;
  static final float L8 = -0.143789366016f;
  static final float L9 = 0.0867216404148f;

  /// Adding 1.5·2²³ rounds a small float to an integer, which then stands in its low bits.
  static final float ROUNDER = 12582912f;

  static final int ROUNDER_BITS = 0x4B400000;

  private Coefficients() {}
}
