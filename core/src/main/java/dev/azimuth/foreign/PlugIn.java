package dev.azimuth.foreign;

import dev.azimuth.env.Dynamics;
import dev.azimuth.env.EnvironmentException;
import dev.azimuth.env.EnvironmentFamily;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// A jar with environments of somebody else's: classes that it names as services, in
/// `META-INF/services/dev.azimuth.env.Dynamics` or `…/dev.azimuth.env.EnvironmentFamily`.
///
/// Each environment makes a few steps when it is loaded ([Trial]), so that a jar which was built for
/// another version is refused at once rather than in the middle of a run. The jar stays open until
/// the JVM ends, as its classes are loaded when they are needed.
public final class PlugIn {

  private final Path jar;
  private final ClassLoader loader;

  private PlugIn(Path jar, ClassLoader loader) {
    this.jar = jar;
    this.loader = loader;
  }

  /// The environments in a jar.
  ///
  /// @throws IllegalArgumentException with one sentence that names the jar and says what is wrong
  public static List<EnvironmentFamily> load(Path jar) {
    requireJar(jar);
    try {
      URL[] places = {jar.toUri().toURL()};
      return new PlugIn(jar, new URLClassLoader(places, PlugIn.class.getClassLoader())).families();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("plugin (%s) has no address.".formatted(jar), e);
    }
  }

  private static void requireJar(Path jar) {
    if (!Files.isRegularFile(jar)) {
      throw new IllegalArgumentException("plugin (%s) is not a file that exists.".formatted(jar));
    }
    try {
      new ZipFile(jar.toFile()).close();
    } catch (ZipException e) {
      throw new IllegalArgumentException("plugin (%s) is not a jar.".formatted(jar), e);
    } catch (IOException e) {
      throw new IllegalArgumentException("plugin (%s) cannot be read.".formatted(jar), e);
    }
  }

  private List<EnvironmentFamily> families() {
    List<EnvironmentFamily> families = loaded();
    if (families.isEmpty()) {
      throw refusal(
          "names no environment: it needs a file META-INF/services/%s or META-INF/services/%s"
              .formatted(Dynamics.class.getName(), EnvironmentFamily.class.getName()));
    }
    Map<String, String> provenance = provenance();
    return families.stream().map(family -> checked(family, provenance)).toList();
  }

  /// Runs foreign code for the first time, so whatever it throws is told.
  private List<EnvironmentFamily> loaded() {
    try {
      return Stream.concat(
              providers(Dynamics.class).map(provider -> EnvironmentFamily.of(provider::get)),
              providers(EnvironmentFamily.class).map(ServiceLoader.Provider::get))
          .toList();
    } catch (ServiceConfigurationError e) {
      throw e.getCause() == null ? refusal(afterColon(e)) : thrown(e.getCause());
    } catch (RuntimeException | LinkageError e) {
      throw thrown(e);
    }
  }

  /// Those of the jar itself, not of the class path of this program.
  private <T> Stream<ServiceLoader.Provider<T>> providers(Class<T> service) {
    return ServiceLoader.load(service, loader).stream()
        .filter(provider -> provider.type().getClassLoader() == loader);
  }

  private EnvironmentFamily checked(EnvironmentFamily family, Map<String, String> provenance) {
    EnvironmentFamily foreign = new ForeignFamily(family, provenance);
    try {
      Trial.of(foreign);
    } catch (EnvironmentException e) {
      throw thrown(e.getCause() == null ? e : e.getCause());
    } catch (IllegalArgumentException e) {
      throw thrown(e);
    }
    return foreign;
  }

  /// The jar by its name and what is in it, for `machine.json`.
  private Map<String, String> provenance() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
      return Map.of(
          "plugin", String.valueOf(jar.getFileName()),
          "plugin_sha256", HexFormat.of().formatHex(digest));
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read.".formatted(jar), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  private IllegalArgumentException thrown(Throwable cause) {
    return switch (cause) {
      case LinkageError e -> otherVersion(e);
      case IllegalArgumentException e ->
          refusal("has an environment that is not whole: " + withoutPeriod(e));
      default -> refusal("has an environment that fails: " + withoutPeriod(cause));
    };
  }

  /// A class file of a newer Java, or a call of what this version of the library does not have.
  private IllegalArgumentException otherVersion(LinkageError error) {
    return error instanceof UnsupportedClassVersionError
        ? refusal("was built for a newer Java than " + Runtime.version().feature())
        : refusal("was built for another version of Azimuth: " + withoutPeriod(error));
  }

  private IllegalArgumentException refusal(String what) {
    return new IllegalArgumentException("plugin (%s) %s.".formatted(jar, what));
  }

  /// `Provider X not found`, without the name of the service before it.
  private static String afterColon(ServiceConfigurationError error) {
    String message = withoutPeriod(error);
    return "names a class that cannot be used: " + message.substring(message.indexOf(": ") + 2);
  }

  private static String withoutPeriod(Throwable thrown) {
    boolean told =
        thrown instanceof IllegalArgumentException
            || thrown instanceof EnvironmentException
            || thrown instanceof ServiceConfigurationError;
    String message = told ? String.valueOf(thrown.getMessage()) : thrown.toString();
    return message.replaceFirst("\\.$", "");
  }
}
