package dev.azimuth.train;

import dev.azimuth.vector.Kernels;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The machine and the build that a run ran on, for `machine.json`.
public final class Machine {

  /// What the program's own arguments come after.
  private static final Set<String> STARTERS = Set.of("-cp", "-classpath", "-jar", "-m", "--module");

  private Machine() {}

  /// The version of this build.
  public static String version() {
    return build().getProperty("version");
  }

  /// @param provenance what else the results depend on, by name
  static String json(Map<String, String> provenance) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("cpu", cpu());
    facts.put("cores", Runtime.getRuntime().availableProcessors());
    facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    facts.put("architecture", System.getProperty("os.arch"));
    facts.put("jvm", System.getProperty("java.vm.name") + " " + Runtime.version());
    facts.put("flags", flags());
    facts.put("vector_width_bits", 32 * Kernels.ACTIVE.lanes());
    facts.put("version", version());
    facts.put("commit", System.getProperty("azimuth.commit", "unknown"));
    facts.putAll(new TreeMap<>(provenance));
    return Json.object(facts).replace(",\"", ",\n \"") + "\n";
  }

  private static Properties build() {
    Properties properties = new Properties();
    try (InputStream in = Machine.class.getResourceAsStream("build.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  private static String flags() {
    String[] arguments = ProcessHandle.current().info().arguments().orElse(new String[0]);
    return Arrays.stream(arguments)
        .takeWhile(argument -> !STARTERS.contains(argument))
        .filter(argument ->
            argument.startsWith("-X") || argument.matches("-Dazimuth\\.(kernels|lanes)=.*"))
        .collect(Collectors.joining(" "));
  }

  private static String cpu() {
    Path info = Path.of("/proc/cpuinfo");
    if (Files.isReadable(info)) {
      try (var lines = Files.lines(info, StandardCharsets.UTF_8)) {
        return lines
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse(System.getProperty("os.arch"));
      } catch (IOException | UncheckedIOException e) {
        return System.getProperty("os.arch");
      }
    }
    return System.getProperty("os.arch");
  }
}
