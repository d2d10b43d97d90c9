package dev.azimuth.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
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
    ConfigOptions.addTo(subcommand(program, "train"), List.of());
    ConfigOptions.addTo(subcommand(program, "compare"), CompareCommand.LISTED_INSTEAD);
    program.setParameterExceptionHandler((mistake, _) -> usageError(mistake));
    program.setExecutionExceptionHandler((failure, command, _) -> failed(failure));
    return program;
  }

  private static CommandSpec subcommand(CommandLine program, String name) {
    return Objects.requireNonNull(program.getSubcommands().get(name)).getCommandSpec();
  }

  private static int usageError(ParameterException mistake) {
    String message = String.valueOf(mistake.getMessage());
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
      case UncheckedIOException e -> tell(e.getMessage() + " " + cause(e), ExitCodes.FAILURE);
      default -> throw failure;
    };
  }

  private static String cause(UncheckedIOException failure) {
    return failure.getCause() == null ? "" : String.valueOf(failure.getCause().getMessage());
  }

  private static int tell(@Nullable String message, int code) {
    System.err.println("azimuth: " + message);
    return code;
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }
}
