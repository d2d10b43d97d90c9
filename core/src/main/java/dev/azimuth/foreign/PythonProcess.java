package dev.azimuth.foreign;

import dev.azimuth.env.EnvironmentException;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A Python process that runs `gymnasium_bridge.py`, and the conversation with it over pipes.
///
/// It ends in any case: when it is closed; when it lets an answer wait for too long, by this side; and
/// by itself when its input ends or its parent is gone, however the JVM came to its end. Confined to
/// one thread at a time.
final class PythonProcess implements AutoCloseable {

  private static final String PROGRAM = "gymnasium_bridge.py";

  /// Python reads its program from the pipe: it needs no file, and does not fill the command line.
  private static final String LOADER =
      "import sys; i = sys.stdin.buffer; exec(compile(i.read(int(i.readline())), 'azimuth', 'exec'))";

  private static final int DONE = 0;
  private static final int REFUSED = 1;
  private static final int FAILED = 2;
  private static final int TEXT = 3;

  private static final int LONGEST_TEXT = 1 << 20; // bytes
  private static final long GRACE_SECONDS = 2; // to end by itself
  private static final long LOOK_MILLIS = 100; // from one look for late answers to the next

  private final String python;
  private final String name;
  private final Duration patience;
  private final Process process;
  private final OutputStream out;
  private final InputStream in;
  private final Thread listener;
  private final byte[] header = new byte[Integer.BYTES];

  /// How often [#watch] has still to look before an answer is too late; 0 if none is awaited. Looks
  /// are counted rather than time: when both processes are stopped (Ctrl-Z), nobody is late.
  private final AtomicInteger looksLeft = new AtomicInteger();

  private volatile boolean late;
  private volatile String lastWords = "";
  private boolean broken;
  private String description = "";

  /// Starts Python and waits until it has described the environment.
  ///
  /// @param python the interpreter
  /// @param name of the environment, for messages
  /// @param patience how long an answer may take
  /// @throws IllegalArgumentException if the interpreter cannot be started, or refuses
  /// @throws EnvironmentException if it gives no answer
  static PythonProcess start(String python, String name, String id, Duration patience) {
    PythonProcess started = new PythonProcess(python, name, id, patience);
    try {
      started.description = started.describe();
      return started;
    } finally {
      if (started.description.isEmpty()) {
        started.kill();
      }
    }
  }

  private PythonProcess(String python, String name, String id, Duration patience) {
    this.python = python;
    this.name = name;
    this.patience = patience;
    ProcessBuilder builder = new ProcessBuilder(python, "-c", LOADER, id);
    builder.environment().put("PYTHONHASHSEED", "0"); // so that sets have the same order each time
    builder.environment().put("PYGAME_HIDE_SUPPORT_PROMPT", "1");
    for (String threads : List.of("OMP", "OPENBLAS", "MKL")) {
      builder.environment().putIfAbsent(threads + "_NUM_THREADS", "1"); // there is one per process
    }
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "python (%s) cannot be started: is it the name of an interpreter?".formatted(python), e);
    }
    out = process.getOutputStream();
    in = process.getInputStream();
    listener = Thread.ofPlatform().daemon().name("python-stderr").start(this::listen);
    Thread.ofVirtual().name("python-watch").start(this::watch);
  }

  /// Sends the program; its first answer is a description.
  private String describe() {
    byte[] program = program();
    byte[] length = (program.length + "\n").getBytes(StandardCharsets.US_ASCII);
    byte[] both =
        ByteBuffer.allocate(length.length + program.length).put(length).put(program).array();
    ask(both, both.length);
    try {
      int kind = in.read();
      if (kind == -1 && !late) {
        throw new IllegalArgumentException(
            "python (%s) does not work: %s".formatted(python, ended().getMessage()));
      }
      return kind == TEXT ? body() : told(kind);
    } catch (IOException e) {
      throw ended();
    }
  }

  private static byte[] program() {
    try (InputStream resource = PythonProcess.class.getResourceAsStream(PROGRAM)) {
      if (resource == null) {
        throw new IllegalStateException("The library lacks its resource " + PROGRAM);
      }
      return resource.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What Python says of the environment: lines of a key and its values.
  String description() {
    return description;
  }

  /// Sends a request and waits for an answer of known length.
  ///
  /// @param request its first `size` bytes are sent
  /// @param answer its first `length` bytes are written
  /// @throws EnvironmentException if Python fails, ends, or lets it wait for too long
  /// @throws IllegalArgumentException if it refuses
  void request(byte[] request, int size, byte[] answer, int length) {
    ask(request, size);
    try {
      int kind = in.read();
      if (kind == DONE) {
        if (in.readNBytes(answer, 0, length) < length) {
          throw new EOFException();
        }
        looksLeft.set(0);
      } else {
        told(kind);
      }
    } catch (IOException e) {
      throw ended();
    }
  }

  private void ask(byte[] request, int size) {
    if (broken) {
      throw new EnvironmentException("The Python process of %s is gone.".formatted(name));
    }
    looksLeft.set((int) Math.max(1, patience.toMillis() / LOOK_MILLIS));
    try {
      out.write(request, 0, size);
      out.flush();
    } catch (IOException e) {
      return; // what it said before it ended is still to be read
    }
  }

  /// Throws what Python told instead of an answer.
  private String told(int kind) throws IOException {
    switch (kind) {
      case REFUSED -> throw new IllegalArgumentException(body());
      case FAILED ->
          throw new EnvironmentException("The environment %s failed: %s".formatted(name, body()));
      case -1 -> throw ended();
      default -> {
        kill();
        throw new EnvironmentException(
            "The Python process of %s gave an answer that is none.".formatted(name));
      }
    }
  }

  private String body() throws IOException {
    if (in.readNBytes(header, 0, header.length) < header.length) {
      throw new EOFException();
    }
    int length = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt();
    if (length < 0 || length > LONGEST_TEXT) {
      throw new EOFException();
    }
    byte[] text = in.readNBytes(length);
    looksLeft.set(0);
    return new String(text, StandardCharsets.UTF_8);
  }

  /// Why there will be no answer any more.
  private EnvironmentException ended() {
    await(); // for its own exit code
    kill();
    return new EnvironmentException(
        late
            ? "The Python process of %s gave no answer within %d s and was ended. Maybe a longer"
                    .formatted(name, patience.toSeconds())
                + " --python-timeout?"
            : "The Python process of %s ended with exit code %d%s."
                .formatted(
                    name,
                    process.exitValue(),
                    lastWords.isEmpty() ? "" : ": " + lastWords.replaceFirst("\\.$", "")));
  }

  /// Reads what Python says on standard error, and keeps the last line.
  private void listen() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        lastWords = line.isBlank() ? lastWords : line.strip();
      }
    } catch (IOException e) {
      return; // it ended
    }
  }

  /// Ends the process if an answer is too late; the one who waits for it then reads the end.
  private void watch() {
    try {
      while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        int left = looksLeft.get();
        if (left > 0 && looksLeft.compareAndSet(left, left - 1) && left == 1) {
          late = true;
          destroy();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Ends it first, so that it starts no other, and then what it had started.
  private void destroy() {
    List<ProcessHandle> descendants = process.descendants().toList();
    process.destroyForcibly();
    descendants.forEach(ProcessHandle::destroyForcibly);
  }

  /// Ends the process now.
  private void kill() {
    broken = true;
    looksLeft.set(0);
    destroy();
    await();
  }

  /// Waits for the process to end, and for its last words, but not for long.
  private void await() {
    try {
      process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
      listener.join(TimeUnit.SECONDS.toMillis(GRACE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Whether it can be asked for more.
  boolean isUsable() {
    return !broken && process.isAlive();
  }

  /// Lets Python close its environments and end, and sees to it that it does.
  @Override
  public void close() {
    if (broken) {
      return;
    }
    List<ProcessHandle> descendants = process.descendants().toList();
    try {
      out.close();
    } catch (IOException e) {
      kill(); // it has ended already
    }
    await();
    descendants.forEach(ProcessHandle::destroyForcibly);
    kill();
  }
}
