package dev.azimuth.cli;

import dev.azimuth.train.Machine;
import picocli.CommandLine.IVersionProvider;

/// The version of this build.
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"Azimuth " + Machine.version()};
  }
}
