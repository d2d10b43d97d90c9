package dev.azimuth.train;

/// Numbers went wrong: the message says at which epoch and in which task.
public final class DivergenceException extends RuntimeException {

  private static final long serialVersionUID = 1;

  DivergenceException(String message) {
    super(message);
  }
}
