package dev.azimuth.cli;

import picocli.CommandLine.IVersionProvider;

/// The version of the jar that runs, as its manifest tells it.
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {"Azimuth " + (version == null ? "(not packaged)" : version)};
  }
}
