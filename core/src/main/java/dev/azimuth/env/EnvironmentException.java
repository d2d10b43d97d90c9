package dev.azimuth.env;

/// An environment from outside failed: it threw, gave numbers that are none, or its process died or
/// did not answer. No run in it can go on.
public final class EnvironmentException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /// @param message a sentence that names the environment
  public EnvironmentException(String message) {
    super(message);
  }

  /// @param message a sentence that names the environment
  public EnvironmentException(String message, Throwable cause) {
    super(message, cause);
  }
}
