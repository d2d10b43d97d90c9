package dev.azimuth.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.azimuth.meta.MetaBatchExecutor.TaskWork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class MetaBatchExecutorTest {

  private static final int TASKS = 5;

  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  private static List<Double> run(MetaBatchExecutor executor, TaskWork work)
      throws InterruptedException {
    List<TaskWork> works = new ArrayList<>();
    for (int i = 0; i < TASKS; i++) {
      int number = i;
      works.add(turn -> {
        work.run(turn);
        return result(number);
      });
    }
    return executor.run(works).stream().map(result -> result.task().phi()[0]).toList();
  }

  private static TaskResult result(int task) {
    return new TaskResult(new Task(task), new float[0], new float[0], List.of());
  }

  @Test
  void resultsComeInTheOrderOfTheTasks() throws InterruptedException {
    TaskWork nothing = _ -> result(0);
    assertThat(run(MetaBatchExecutor.sequential(), nothing))
        .containsExactly(0.0, 1.0, 2.0, 3.0, 4.0);
    assertThat(run(MetaBatchExecutor.parallel(3), nothing))
        .containsExactly(0.0, 1.0, 2.0, 3.0, 4.0);
  }

  @Test
  void noMoreTasksRunAtATimeThanThreads() throws InterruptedException {
    run(
        MetaBatchExecutor.parallel(2),
        turn -> {
          for (int part = 0; part < 100; part++) {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            Thread.yield();
            running.decrementAndGet();
            turn.pass();
          }
          return result(0);
        });
    assertThat(most.get()).isBetween(1, 2);
  }

  /// While the first task passes its turn on, the second holds on to the other thread: the rest have
  /// to come in between.
  @Test
  void passedTurnGoesToTheTasksThatHaveNotBegun() throws InterruptedException {
    CountDownLatch rest = new CountDownLatch(TASKS - 2);
    AtomicInteger begunWhenTurnCameBack = new AtomicInteger();
    List<TaskWork> works = new ArrayList<>();
    works.add(turn -> {
      turn.pass();
      begunWhenTurnCameBack.set(TASKS - (int) rest.getCount());
      return result(0);
    });
    works.add(_ -> {
      awaitAsTask(rest);
      return result(1);
    });
    for (int i = 2; i < TASKS; i++) {
      int number = i;
      works.add(_ -> {
        rest.countDown();
        return result(number);
      });
    }
    MetaBatchExecutor.parallel(2).run(works);
    assertThat(begunWhenTurnCameBack).hasValue(TASKS);
  }

  /// How long it takes is known from the run before; at first it lets the others go at once.
  @Test
  void taskThatIsLeftOverLetsOthersGoAfterHalfOfItsTime() throws InterruptedException {
    AtomicInteger parts = new AtomicInteger(); // what the clock counts
    AtomicInteger partsWhenOthersGo = new AtomicInteger();
    MetaBatchExecutor executor = new ParallelExecutor(2, parts::get);
    TaskWork leftOver =
        turn -> {
          for (int part = 0; part < 10; part++) {
            turn.pass();
            parts.incrementAndGet();
          }
          return result(0);
        };
    CountDownLatch[] othersWent = new CountDownLatch[1];
    TaskWork holdsTheOtherThread =
        _ -> {
          awaitAsTask(othersWent[0]);
          return result(1);
        };
    TaskWork waits =
        _ -> {
          partsWhenOthersGo.set(parts.get());
          othersWent[0].countDown();
          return result(2);
        };
    for (int wanted : new int[] {0, 10 + 5, 20 + 5}) {
      othersWent[0] = new CountDownLatch(1);
      executor.run(List.of(leftOver, holdsTheOtherThread, waits));
      assertThat(partsWhenOthersGo).hasValue(wanted);
    }
    assertThat(parts).hasValue(30);
  }

  private static void awaitAsTask(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// On one thread none is left over: each goes on to its end, and fewer data are alive at a time.
  @Test
  void tasksThatDealOutEvenlyDoNotGiveWay() throws InterruptedException {
    run(
        MetaBatchExecutor.parallel(1),
        turn -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          turn.pass();
          running.decrementAndGet();
          return result(0);
        });
    assertThat(most).hasValue(1);
  }

  /// A task that fails gives its turn back, and the others still run.
  @Test
  void failureOfATaskIsThrownWhenAllHaveRun() {
    assertThatThrownBy(() ->
            run(
                MetaBatchExecutor.parallel(2),
                turn -> {
                  turn.pass();
                  if (begun.getAndIncrement() == 1) {
                    throw new IllegalArgumentException("second");
                  }
                  return result(0);
                }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("second");
    assertThat(begun).hasValue(TASKS);
  }

  /// Tasks hold what belongs to the run, so none goes on after it.
  @Test
  void interruptedRunEndsWhenAllTasksHaveEnded() throws InterruptedException {
    AtomicInteger ended = new AtomicInteger();
    AtomicReference<Exception> thrown = new AtomicReference<>();
    Thread caller =
        Thread.startVirtualThread(() -> {
          try {
            run(
                MetaBatchExecutor.parallel(2),
                _ -> {
                  begun.incrementAndGet();
                  try {
                    Thread.sleep(Duration.ofMinutes(10));
                  } catch (InterruptedException e) {
                    ended.incrementAndGet();
                  }
                  return result(0);
                });
          } catch (InterruptedException e) {
            thrown.set(e);
          }
        });
    while (begun.get() == 0) {
      Thread.onSpinWait();
    }
    caller.interrupt();
    assertThat(caller.join(Duration.ofMinutes(1))).isTrue();
    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    assertThat(ended).hasValue(TASKS);
  }
}
