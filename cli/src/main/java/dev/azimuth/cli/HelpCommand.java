package dev.azimuth.cli;

import dev.azimuth.env.Names;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `azimuth help`: what there is, or the options of a command.
@Command(
    name = "help",
    description = "Shows the commands, or the options of one of them.",
    helpCommand = true)
final class HelpCommand implements Runnable {

  @Parameters(
      arity = "0..1",
      paramLabel = "COMMAND",
      description = "The command whose options are shown.")
  private @Nullable String name;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    CommandLine program = spec.parent().commandLine();
    CommandLine shown = name == null ? program : program.getSubcommands().get(name);
    if (shown == null) {
      throw new UsageException(
          Names.unknown("command", String.valueOf(name), program.getSubcommands().keySet()));
    }
    shown.usage(System.out);
  }
}
