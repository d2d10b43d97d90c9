package dev.azimuth.rl;

/// The surrogates for the expected return: four functions of θ on fixed data that agree in ∇J, up to
/// the choice of weights, and differ in ∇²J.
///
/// With l = log π_θ(a|s), s = ∇l·v and S the sum of s up to a step of its trajectory, all four have
///
///     ∇²J·v = Σ A·∇²l·v + Σ u·∇l
///
/// and differ in the extra weights u alone, one more scalar pass over the data. docs/estimators.md has
/// the derivation and the measured biases.
public enum Surrogate {
  /// The score-function surrogate Σ w·log π, whose ∇²J is that of log π alone: u = 0. Biased even with
  /// infinite data, but quiet; what nearly every implementation of MAML differentiates.
  SCORE {
    @Override
    double[] extraWeights(Trajectories data, double[] w, double[] s) {
      return NONE;
    }
  },

  /// The likelihood-ratio surrogate Σ w·π/π_old, whose ∇²J adds the outer products of the scores of
  /// each step: u = w·s. Low variance; lacks the terms between steps. (Rothfuss, Lee, Clavera, Asfour,
  /// Abbeel. ProMP: Proximal Meta-Policy Search. ICLR 2019.)
  LVC {
    @Override
    double[] extraWeights(Trajectories data, double[] w, double[] s) {
      double[] u = new double[w.length];
      for (int c = 0; c < u.length; c++) {
        u[c] = w[c] * s[c];
      }
      return u;
    }
  },

  /// The infinitely differentiable Monte-Carlo estimator, whose ∇²J is unbiased, with much variance:
  /// u = Σ over later steps of ρ·S, with ρ the discounted reward of a step. (Foerster, Farquhar,
  /// Al-Shedivat, Rocktäschel, Xing, Whiteson. DiCE. ICML 2018.)
  DICE {
    @Override
    double[] scoreWeights(Trajectories data, double[] w) {
      return data.suffixSums(w);
    }

    @Override
    double[] extraWeights(Trajectories data, double[] w, double[] s) {
      double[] u = data.prefixSums(s);
      for (int c = 0; c < u.length; c++) {
        u[c] *= w[c];
      }
      return data.suffixSums(u);
    }
  },

  /// DiCE with advantages in place of rewards, whose ∇²J is unbiased if the advantages are right,
  /// with less variance the better their baseline: u = A·S + Σ over strictly later steps of A·s.
  /// (Farquhar, Whiteson, Foerster. Loaded DiCE. NeurIPS 2019, with λ = 1.)
  LOADED_DICE {
    @Override
    double[] extraWeights(Trajectories data, double[] w, double[] s) {
      double[] u = data.prefixSums(s);
      double[] weighted = LVC.extraWeights(data, w, s);
      double[] later = data.suffixSums(weighted);
      for (int c = 0; c < u.length; c++) {
        u[c] = w[c] * u[c] + (later[c] - weighted[c]);
      }
      return u;
    }
  };

  static final double[] NONE = {};

  /// The weight of ∇l in ∇J of each step, [n].
  ///
  /// @param w what weighs a step in J, over the number of terms: an advantage, or for [#DICE] its
  ///     discounted reward
  double[] scoreWeights(Trajectories data, double[] w) {
    return w;
  }

  /// u of each step, [n], or [#NONE] where it is 0 throughout.
  ///
  /// @param s ∇l·v of each step, [n]
  abstract double[] extraWeights(Trajectories data, double[] w, double[] s);
}
