package dev.azimuth.cli;

import dev.azimuth.env.EnvironmentException;
import dev.azimuth.env.Names;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What went wrong, as one line on standard error and an exit code.
final class Mistakes {

  private Mistakes() {}

  /// Tells of a command line that cannot be understood.
  static int tell(ParameterException mistake) {
    return tell(sentence(mistake), ExitCodes.USAGE);
  }

  /// Tells of work that failed. The caller's mistakes and those of the world take a sentence; ours
  /// are thrown on.
  static int tell(Exception failure) throws Exception {
    return switch (failure) {
      case UsageException e -> tell(e.getMessage(), ExitCodes.USAGE);
      case IllegalArgumentException e -> tell(e.getMessage(), ExitCodes.USAGE);
      case EnvironmentException e -> tell(e.getMessage(), ExitCodes.FAILURE);
      case IOException e -> tell(reason(e) + ".", ExitCodes.FAILURE);
      case UncheckedIOException e -> tell(sentence(e), ExitCodes.FAILURE);
      default -> throw failure;
    };
  }

  /// Tells of a run that does not fit into memory.
  static int tellOfMemory() {
    long mebibytes = Runtime.getRuntime().maxMemory() >> 20;
    return tell(
        "Java's memory (%d MiB) is not enough. Maybe AZIMUTH_JAVA_OPTS=-Xmx… or fewer threads?"
            .formatted(mebibytes),
        ExitCodes.FAILURE);
  }

  /// Tells that standard output could not be written.
  static int tellOfOutput(String reason) {
    return tell("Standard output is incomplete: %s.".formatted(reason), ExitCodes.FAILURE);
  }

  /// Writes one line, whatever the message is made of.
  private static int tell(@Nullable String message, int code) {
    System.err.println(
        "azimuth: " + String.valueOf(message).strip().replaceAll("\\s*\\R\\s*", " "));
    return code;
  }

  /// Path and cause of a failure, as some exceptions have no words for it but their name.
  static String reason(IOException failure) {
    return switch (failure) {
      case NoSuchFileException e -> e.getFile() + ": no such file or directory";
      case AccessDeniedException e -> e.getFile() + ": permission denied";
      case FileAlreadyExistsException e -> e.getFile() + ": this is a file already";
      default -> String.valueOf(failure.getMessage());
    };
  }

  /// What a failure of a run is called.
  static String sentence(Throwable failure) {
    return switch (failure) {
      case IOException e -> reason(e) + ".";
      case UncheckedIOException e -> sentence(e);
      default -> String.valueOf(failure.getMessage());
    };
  }

  private static String sentence(UncheckedIOException failure) {
    IOException cause = failure.getCause();
    return cause == null
        ? String.valueOf(failure.getMessage())
        : "%s %s.".formatted(failure.getMessage(), reason(cause));
  }

  private static String sentence(ParameterException mistake) {
    return switch (mistake) {
      case UnmatchedArgumentException e -> unknown(e.getUnmatched().getFirst(), e.getCommandLine());
      case OverwrittenOptionException e when e.getOverwritten() instanceof OptionSpec option ->
          option.longestName() + " is given more than once.";
      case MissingParameterException e
          when e.getMissing().getFirst() instanceof OptionSpec option ->
          option.longestName() + " needs a value.";
      case ParameterException e when e.getArgSpec() instanceof OptionSpec option ->
          "%s (%s) must be %s."
              .formatted(option.longestName().substring(2), e.getValue(), form(option));
      default -> mistake.getMessage() + ".";
    };
  }

  private static String form(OptionSpec option) {
    return option.type() == boolean.class ? "true or false" : "a whole number";
  }

  private static String unknown(String argument, CommandLine command) {
    if (!argument.startsWith("-")) {
      return command.getSubcommands().isEmpty()
          ? "%s takes no argument '%s'.".formatted(command.getCommandName(), argument)
          : Names.unknown("command", argument, command.getSubcommands().keySet());
    }
    String option = argument.split("=", 2)[0];
    List<String> allowed =
        command.getCommandSpec().options().stream().map(OptionSpec::longestName).toList();
    Optional<String> nearest = Names.nearest(option, allowed);
    return "Unknown option '%s'.%s '%s --help' lists the options."
        .formatted(
            option,
            nearest.map(" Did you mean '%s'?"::formatted).orElse(""),
            command.getCommandSpec().qualifiedName());
  }
}
