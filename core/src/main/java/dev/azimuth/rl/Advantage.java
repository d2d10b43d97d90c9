package dev.azimuth.rl;

/// How the weight Â of each step is made of the rewards of its batch. All start from the discounted
/// returns to go, and all are constants for differentiation.
public enum Advantage {
  /// The returns to go themselves.
  RETURNS {
    @Override
    double[] of(Trajectories data, double discount) {
      return data.returnsToGo(discount);
    }
  },

  /// Returns whitened over the batch.
  WHITENED {
    @Override
    double[] of(Trajectories data, double discount) {
      double[] returns = data.returnsToGo(discount);
      Whitening.batch(returns);
      return returns;
    }
  },

  /// Returns whitened over each trajectory by itself.
  TRAJECTORY_WHITENED {
    @Override
    double[] of(Trajectories data, double discount) {
      double[] returns = data.returnsToGo(discount);
      Whitening.whiten(returns, data.trajectory(), data.count());
      return returns;
    }
  },

  /// Returns less the linear feature baseline.
  BASELINE {
    @Override
    double[] of(Trajectories data, double discount) {
      double[] returns = data.returnsToGo(discount);
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
    double[] of(Trajectories data, double discount) {
      double[] residuals = BASELINE.of(data, discount);
      Whitening.batch(residuals);
      return residuals;
    }
  };

  /// Â of each step, [n].
  abstract double[] of(Trajectories data, double discount);
}
