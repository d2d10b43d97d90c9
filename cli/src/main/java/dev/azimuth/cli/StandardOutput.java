package dev.azimuth.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Standard output that remembers why it could not be written: a [PrintStream] keeps silent, and a
/// result on a full disk would count as a success.
final class StandardOutput extends OutputStream {

  private final OutputStream target;
  private String failure = "";

  StandardOutput(OutputStream target) {
    this.target = target;
  }

  /// Makes [System#out] one of these.
  static StandardOutput install() {
    StandardOutput output =
        new StandardOutput(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
    return output;
  }

  /// The exit code, once all is written: that of the program unless output was lost. A reader that
  /// had enough, as `head` has, is no fault.
  int exitCode(int code) {
    System.out.flush();
    return failure.isEmpty() || failure.contains("Broken pipe")
        ? code
        : Mistakes.tellOfOutput(failure);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      target.write(bytes, offset, length);
    } catch (IOException e) {
      throw remembered(e);
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      target.flush();
    } catch (IOException e) {
      throw remembered(e);
    }
  }

  private IOException remembered(IOException e) {
    failure = String.valueOf(e.getMessage());
    return e;
  }
}
