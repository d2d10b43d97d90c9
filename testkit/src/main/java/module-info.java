/// Tests that every environment has to pass, for authors of environments.
module dev.azimuth.testkit {
  requires transitive dev.azimuth.core;
  requires transitive org.junit.jupiter.api;
  requires jdk.management;
  requires static org.jspecify;

  exports dev.azimuth.testkit;
}
