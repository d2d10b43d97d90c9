package dev.azimuth.report.statistics;

/// What a learning curve shows of several runs.
public enum Center {
  MEAN,
  INTERQUARTILE_MEAN;

  double of(double[] values) {
    return switch (this) {
      case MEAN -> Statistics.mean(values);
      case INTERQUARTILE_MEAN -> Statistics.interquartileMean(values);
    };
  }
}
