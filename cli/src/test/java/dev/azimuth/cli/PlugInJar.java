package dev.azimuth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/// Makes plug-ins: compiles Java and packs what comes out, as users do with `javac` and `jar`.
final class PlugInJar {

  /// A point that is pushed along a line. What stands for the rest of its class is left out.
  static final String POINT =
      """
      package own;

      import dev.azimuth.env.Dynamics;
      import dev.azimuth.env.NumpyRandom;

      public final class Point implements Dynamics {
        public Description description() {
          return new Description("point", "Push a point along a line.", 1, 1)
              .box(-1, 1)
              .parameter("weight", 2, 1, 4, "kg", "weight of the point")
              .tasks("weight=1..4")
              .horizon(30)
              .thresholds(-5, 0);
        }

        public void start(double[] phi, double[] state, NumpyRandom random) {
          state[0] = random.uniform(-1, 1);
        }

        public double step(double[] phi, double[] state, float[] action, NumpyRandom random) {
          state[0] += action[0] / phi[0];
          return -Math.abs(state[0]);
        }
      }
      """;

  private final Path folder;
  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  /// @param folder for what is made on the way
  PlugInJar(Path folder) {
    this.folder = folder;
  }

  /// Adds the classes of sources.
  PlugInJar compiled(String... sources) throws IOException {
    return compiled(System.getProperty("java.class.path"), sources);
  }

  /// Adds the classes of sources that see no others than their own.
  PlugInJar compiledAlone(String... sources) throws IOException {
    return compiled(folder.toString(), sources);
  }

  private PlugInJar compiled(String classPath, String... sources) throws IOException {
    Path classes = Files.createTempDirectory(folder, "classes");
    List<String> arguments =
        new ArrayList<>(List.of("-proc:none", "-cp", classPath, "-d", classes.toString()));
    for (String source : sources) {
      String name = source.replaceAll("(?s).*?public (?:final class|interface) (\\w+).*", "$1");
      arguments.add(Files.writeString(classes.resolve(name + ".java"), source).toString());
    }
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(status).isZero();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        entries.put(classes.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return this;
  }

  PlugInJar without(String start) {
    entries.keySet().removeIf(name -> name.startsWith(start));
    return this;
  }

  /// Makes a class one of a later Java.
  PlugInJar later(String name) {
    entries.get(name)[7] += 1; // the lower byte of the major version
    return this;
  }

  /// Names a class as a service.
  PlugInJar service(String service, String className) {
    entries.put("META-INF/services/dev.azimuth.env." + service, className.getBytes());
    return this;
  }

  Path write(String name) throws IOException {
    Path jar = folder.resolve(name);
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return jar;
  }
}
