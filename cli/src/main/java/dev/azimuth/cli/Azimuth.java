package dev.azimuth.cli;

import java.util.List;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The program: hands the command line to the command that it names.
@Command(
    name = "azimuth",
    description = "Meta-reinforcement learning: controllers that adapt from a few trajectories.",
    footer = "azimuth verify builds the project and runs every test.",
    versionProvider = Version.class)
final class Azimuth implements Runnable {

  /// The names of all commands, in the order in which they are listed.
  private static final List<String> COMMANDS =
      List.of(
          "train",
          "resume",
          "compare",
          "reproduce",
          "evaluate",
          "report",
          "trace",
          "list",
          "help",
          "generate-completion");

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help and exit.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Print the version and exit.")
  boolean version;

  @Spec private CommandSpec spec;

  private Azimuth() {}

  public static void main(String[] arguments) {
    StandardError.restore();
    StandardOutput output = StandardOutput.install();
    System.exit(output.exitCode(run(arguments)));
  }

  /// Does what the arguments say and returns the exit code.
  static int run(String... arguments) {
    CommandLine program = new CommandLine(new Azimuth()).setExpandAtFiles(false);
    for (String name : needed(arguments)) {
      program.addSubcommand(name, command(name));
    }
    program.setParameterExceptionHandler((mistake, _) -> Mistakes.tell(mistake));
    program.setExecutionExceptionHandler((failure, _, _) -> Mistakes.tell(failure));
    try {
      return program.execute(arguments);
    } catch (OutOfMemoryError e) {
      return Mistakes.tellOfMemory();
    }
  }

  /// The commands to make: only the one that is called, as each takes reflection over its options
  /// and so a noticeable part of a short call; all where they may be shown.
  private static List<String> needed(String[] arguments) {
    return switch (arguments.length == 0 ? "" : arguments[0]) {
      case "--version", "-V" -> List.of();
      case "train", "resume", "compare", "reproduce", "evaluate", "report", "trace", "list" ->
          List.of(arguments[0]);
      default -> COMMANDS;
    };
  }

  private static CommandLine command(String name) {
    return switch (name) {
      case "train" -> TrainCommand.commandLine();
      case "resume" -> new CommandLine(new ResumeCommand());
      case "compare" -> CompareCommand.commandLine();
      case "reproduce" -> new CommandLine(new ReproduceCommand());
      case "evaluate" -> new CommandLine(new EvaluateCommand());
      case "report" -> new CommandLine(new ReportCommand());
      case "trace" -> new CommandLine(new TraceCommand());
      case "list" -> new CommandLine(new ListCommand());
      case "help" -> new CommandLine(new HelpCommand());
      case "generate-completion" -> completion();
      default -> throw new AssertionError(name);
    };
  }

  private static CommandLine completion() {
    CommandLine line = new CommandLine(new GenerateCompletion());
    line.getCommandSpec().mixinStandardHelpOptions(false); // it inherits --help like all others
    return line;
  }

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }
}
