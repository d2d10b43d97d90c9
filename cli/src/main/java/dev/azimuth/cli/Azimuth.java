package dev.azimuth.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The program: hands the command line to the command that it names.
@Command(
    name = "azimuth",
    description = "Meta-reinforcement learning: controllers that adapt from a few trajectories.",
    footer = "azimuth verify builds the project and runs every test.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      TrainCommand.class,
      CompareCommand.class,
      ReportCommand.class,
      TraceCommand.class,
      ListCommand.class,
      HelpCommand.class,
      AutoComplete.GenerateCompletion.class
    })
final class Azimuth implements Runnable {

  private Azimuth() {}

  public static void main(String[] arguments) {
    StandardError.restore();
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine program = new CommandLine(new Azimuth());
    Map<String, CommandLine> commands = program.getSubcommands();
    ConfigOptions.addTo(Objects.requireNonNull(commands.get("train")).getCommandSpec(), List.of());
    ConfigOptions.addTo(
        Objects.requireNonNull(commands.get("compare")).getCommandSpec(),
        CompareCommand.LISTED_INSTEAD);
    program.setParameterExceptionHandler((mistake, _) -> usageError(mistake));
    program.setExecutionExceptionHandler((failure, command, _) -> failed(failure));
    return program;
  }

  private static int usageError(ParameterException mistake) {
    String message = mistake.getMessage();
    if (mistake instanceof UnmatchedArgumentException unmatched) {
      List<String> nearest = unmatched.getSuggestions();
      message += nearest.isEmpty() ? "." : ". Did you mean '%s'?".formatted(nearest.getFirst());
    }
    return tell(message, ExitCodes.USAGE);
  }

  /// The caller's mistakes are told in a sentence, and so are those of the world; ours are not.
  private static int failed(Exception failure) throws Exception {
    return switch (failure) {
      case UsageException e -> tell(e.getMessage(), ExitCodes.USAGE);
      case IllegalArgumentException e -> tell(e.getMessage(), ExitCodes.USAGE);
      case IOException e -> tell("A file failed: " + e.getMessage(), ExitCodes.FAILURE);
      case UncheckedIOException e ->
          tell(e.getMessage() + " " + e.getCause().getMessage(), ExitCodes.FAILURE);
      default -> throw failure;
    };
  }

  private static int tell(String message, int code) {
    System.err.println("azimuth: " + message);
    return code;
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }
}
