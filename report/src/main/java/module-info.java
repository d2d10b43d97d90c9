/// Statistics, figures and the HTML report of training runs, read from their directories.
module dev.azimuth.report {
  requires static org.jspecify;
  requires java.desktop;
  requires org.apache.commons.statistics.descriptive;
  requires org.apache.commons.statistics.distribution;
  requires tools.jackson.core;
  requires tools.jackson.dataformat.yaml;

  exports dev.azimuth.report;
  exports dev.azimuth.report.evaluation;
  exports dev.azimuth.report.run;
  exports dev.azimuth.report.statistics;
  exports dev.azimuth.report.summary;
}
