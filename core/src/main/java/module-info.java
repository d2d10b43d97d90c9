/// Environments, networks, meta-learners and training: what a Java program embeds.
///
/// The package `vector` is not exported: it is the only one that uses the incubating Vector API.
module dev.azimuth.core {
  requires jdk.incubator.vector;
  requires static transitive org.jspecify;

  exports dev.azimuth.env;
  exports dev.azimuth.foreign;
  exports dev.azimuth.meta;
  exports dev.azimuth.nn;
  exports dev.azimuth.optim;
  exports dev.azimuth.rl;
  exports dev.azimuth.study;
  exports dev.azimuth.train;

  uses dev.azimuth.env.Dynamics;
  uses dev.azimuth.env.EnvironmentFamily;
}
