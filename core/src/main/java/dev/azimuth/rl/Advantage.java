package dev.azimuth.rl;

/// How the weight Â of each step is made of the rewards of its batch; a constant for differentiation.
/// The first five start from the discounted returns to go; the last two need a critic.
public enum Advantage {
  /// The returns to go themselves.
  RETURNS {
    @Override
    double[] of(Trajectories data, double discount, double lambda, double[] advantages) {
      return data.returnsToGo(discount, advantages);
    }
  },

  /// Returns whitened over the batch.
  WHITENED {
    @Override
    double[] of(Trajectories data, double discount, double lambda, double[] advantages) {
      double[] returns = data.returnsToGo(discount, advantages);
      Whitening.batch(returns);
      return returns;
    }
  },

  /// Returns whitened over each trajectory by itself.
  TRAJECTORY_WHITENED {
    @Override
    double[] of(Trajectories data, double discount, double lambda, double[] advantages) {
      double[] returns = data.returnsToGo(discount, advantages);
      Whitening.whiten(returns, data.trajectory(), data.count());
      return returns;
    }
  },

  /// Returns less the linear feature baseline.
  BASELINE {
    @Override
    double[] of(Trajectories data, double discount, double lambda, double[] advantages) {
      double[] returns = data.returnsToGo(discount, advantages);
      double[] predictions = LinearBaseline.predictions(data, returns);
      for (int c = 0; c < returns.length; c++) {
        returns[c] -= predictions[c];
      }
      return returns;
    }
  },

  /// Returns less the linear feature baseline, then whitened over the batch.
  WHITENED_BASELINE {
    @Override
    double[] of(Trajectories data, double discount, double lambda, double[] advantages) {
      double[] residuals = BASELINE.of(data, discount, lambda, advantages);
      Whitening.batch(residuals);
      return residuals;
    }
  },

  /// The discounted reward γᵗ·r of each step, which is what the DiCE surrogate weighs.
  DISCOUNTED_REWARDS {
    @Override
    double[] of(Trajectories data, double discount, double lambda, double[] advantages) {
      int[] times = data.times();
      for (int c = 0; c < times.length; c++) {
        advantages[c] = StrictMath.pow(discount, times[c]) * data.rewards()[c];
      }
      return advantages;
    }
  },

  /// Generalized advantage estimation with a critic (Schulman, Moritz, Levine, Jordan, Abbeel.
  /// High-Dimensional Continuous Control Using Generalized Advantage Estimation. ICLR 2016, Eq. 16):
  /// Σ (γλ)ˡ·δ over the later steps, δ = r + γ·V(s′) − V(s).
  GAE {
    @Override
    double[] of(Trajectories data, double discount, double lambda, double[] advantages) {
      double[] nextValue = data.bootstraps();
      double[] nextAdvantage = new double[data.count()];
      for (int c = data.size() - 1; c >= 0; c--) {
        int k = data.trajectory()[c];
        double value = data.values()[c];
        double delta = data.rewards()[c] + discount * nextValue[k] - value;
        nextAdvantage[k] = delta + discount * lambda * nextAdvantage[k];
        nextValue[k] = value;
        advantages[c] = nextAdvantage[k];
      }
      return advantages;
    }
  },

  /// Generalized advantages whitened over the batch.
  WHITENED_GAE {
    @Override
    double[] of(Trajectories data, double discount, double lambda, double[] advantages) {
      GAE.of(data, discount, lambda, advantages);
      Whitening.batch(advantages);
      return advantages;
    }
  };

  /// Whether the advantage is made with the values of a critic.
  public boolean needsCritic() {
    return this == GAE || this == WHITENED_GAE;
  }

  /// Whether the advantage is made with observations.
  boolean readsStates() {
    return this == BASELINE || this == WHITENED_BASELINE;
  }

  /// Â of each step, [n].
  ///
  /// @param discount γ
  /// @param lambda λ, of the generalized advantages only
  /// @param advantages where they are put, [n]
  abstract double[] of(Trajectories data, double discount, double lambda, double[] advantages);
}
