package dev.azimuth.cli;

import dev.azimuth.train.EpochRecord;
import java.util.List;

/// Progress of training on a [ProgressLine]. May be told of epochs by several threads.
final class Progress {

  private final ProgressLine out;
  private final List<Job> jobs;
  private final double total; // work of all jobs, in steps if no episode ends early
  private final long begin = System.nanoTime();
  private double done; // of the total
  private double doneBefore; // this process began
  private long steps;
  private int runs;

  /// @param jobs the runs that there will be
  Progress(ProgressLine out, List<Job> jobs) {
    this.out = out;
    this.jobs = jobs;
    total = jobs.stream().mapToDouble(Job::longest).sum();
  }

  /// So many epochs of a run ended before this process began.
  synchronized void resumed(Job job, int epochs) {
    doneBefore += epochs * job.longestEpoch();
    done += epochs * job.longestEpoch();
  }

  /// An epoch of some run has ended.
  ///
  /// @param newSteps the environment steps that it took
  synchronized void epochEnded(Job job, EpochRecord record, long newSteps) {
    done += job.longestEpoch();
    steps += newSteps;
    out.show(() -> line(job, record, (System.nanoTime() - begin) * 1e-9));
  }

  /// A run has ended, however it did; the line goes away until the next epoch of another run.
  ///
  /// @param epochs that it came to
  synchronized void runEnded(Job job, int epochs) {
    runs++;
    done += job.longest() - epochs * job.longestEpoch();
    out.clear();
  }

  private String line(Job job, EpochRecord record, double seconds) {
    double left = seconds * (total - done) / (done - doneBefore);
    String where =
        jobs.size() == 1
            ? "epoch %d/%d".formatted(record.epoch(), job.config().epochs())
            : "%d/%d runs, %.0f %% of the work, %s epoch %d"
                .formatted(runs, jobs.size(), 100 * done / total, job.name(), record.epoch());
    return "%s, return %.1f → %.1f, %.2f M steps/s, %s left"
        .formatted(
            where, record.returnBefore(), record.returnAfter(), steps / seconds * 1e-6, time(left));
  }

  private static String time(double seconds) {
    long whole = Math.round(seconds);
    return whole < 60
        ? whole + " s"
        : whole < 3600
            ? "%d min %02d s".formatted(whole / 60, whole % 60)
            : "%d h %02d min".formatted(whole / 3600, whole % 3600 / 60);
  }
}
