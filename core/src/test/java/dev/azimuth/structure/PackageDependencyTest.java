package dev.azimuth.structure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azimuth.env.Environment;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The packages of the library depend on each other downwards only. What a class names, be it in a
/// descriptor, a signature or an annotation, stands in its constant pool.
class PackageDependencyTest {

  /// What each package may use, besides itself and the JDK.
  private static final Map<String, Set<String>> ALLOWED =
      Map.of(
          "vector", Set.of(),
          "box2d", Set.of("vector"),
          "optim", Set.of("vector"),
          "nn", Set.of("vector"),
          "env", Set.of("box2d", "vector"),
          "foreign", Set.of("env"),
          "meta", Set.of("optim"),
          "rl", Set.of("env", "meta", "nn", "optim", "vector"),
          "train", Set.of("env", "meta", "nn", "optim", "rl", "vector"),
          "study", Set.of("env", "meta", "rl", "train"));

  private static final Pattern OURS = Pattern.compile("dev/azimuth/(\\w+)/");
  private static final String VECTOR_API = "jdk/incubator/vector/";

  /// The packages that the classes of each package name; the Vector API counts as one.
  private static final Map<String, Set<String>> used = new TreeMap<>();

  @BeforeAll
  static void readClasses() throws Exception {
    Path root =
        Path.of(Environment.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path packages = root.resolve("dev/azimuth");
    try (Stream<Path> files = Files.walk(packages)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        String name = packages.relativize(file).getName(0).toString();
        collect(file, used.computeIfAbsent(name, _ -> new TreeSet<>()));
      }
    }
  }

  private static void collect(Path file, Set<String> names) throws IOException {
    for (PoolEntry entry : ClassFile.of().parse(file).constantPool()) {
      if (entry instanceof Utf8Entry text) {
        OURS.matcher(text.stringValue()).results().forEach(match -> names.add(match.group(1)));
        if (text.stringValue().contains(VECTOR_API)) {
          names.add(VECTOR_API);
        }
      }
    }
  }

  @Test
  void everyPackageIsInTheTable() {
    assertThat(used).isNotEmpty();
    assertThat(ALLOWED.keySet()).containsAll(used.keySet());
  }

  @Test
  void dependenciesPointDown() {
    used.forEach((name, others) -> {
      Set<String> allowed = new TreeSet<>(ALLOWED.get(name));
      allowed.add(name);
      allowed.add(VECTOR_API);
      assertThat(allowed).as("packages that %s may use", name).containsAll(others);
    });
  }

  @Test
  void onlyThePackageVectorUsesTheVectorApi() {
    assertThat(used.get("vector")).contains(VECTOR_API);
    used.forEach((name, others) -> {
      if (!name.equals("vector")) {
        assertThat(others).as("what %s uses", name).doesNotContain(VECTOR_API);
      }
    });
  }
}
