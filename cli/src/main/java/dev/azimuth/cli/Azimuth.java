package dev.azimuth.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The program: hands the command line to the command that it names.
@Command(
    name = "azimuth",
    description = "Meta-reinforcement learning: controllers that adapt from a few trajectories.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class Azimuth implements Runnable {

  private Azimuth() {}

  public static void main(String[] arguments) {
    StandardError.restore();
    System.exit(new CommandLine(new Azimuth()).execute(arguments));
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }
}
