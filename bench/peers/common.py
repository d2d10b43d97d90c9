"""What the peers share: the work, its sizes, and the lines they print."""

import argparse
import statistics
import sys
import time

TASKS = 5  # M
EPISODES = 10  # K
HORIZON = 200  # H
STATES = EPISODES * HORIZON  # of one batch of one task
EPOCH_STEPS = 2 * TASKS * STATES  # environment steps of an epoch: before and after adaptation
ALPHA, BETA, DISCOUNT = 0.001, 0.001, 0.99  # Table I of the paper

POSITION_LIMIT = 2.4  # m
ANGLE_LIMIT = 12 * 3.141592653589793 / 180  # rad

# The work of W1 to W3: without gravity and on a heavy cart every episode lasts 200 steps.
WIDE_ANGLE = 3.141592653589793 / 2  # rad
CART_MASSES = (50.0, 100.0)  # kg
GRAVITIES = (5.0, 15.0)  # m/s², the real task of W5

THRESHOLD = 195.0
EMA = 0.9

EPOCHS = {  # work: (case, hidden widths, second order)
    "W1": ("MAML 4-64-2", (64,), True),
    "W2": ("MAML 4-64-64-2", (64, 64), True),
    "W3": ("FOMAML 4-64-2", (64,), False),
}
NETS = ((4, 64, 2), (4, 64, 64, 2), (8, 128, 128, 4))  # of W4


def name(sizes):
    return "-".join(str(size) for size in sizes)


def emit(work, case, peer, threads, value, unit):
    """One result, tab-separated: what `bench/compare` reads."""
    print(f"{work}\t{case}\t{peer}\t{threads}\t{value:.6g}\t{unit}", flush=True)


def require(condition, message):
    """Ends the program where a result is wrong: a fast wrong answer is worth nothing."""
    if not condition:
        sys.exit(f"Wrong result: {message}")


def median_seconds(function, arguments, share=1):
    """The median time of a call, over calls for about so many seconds, five at least."""
    clock = time.process_time if arguments.clock == "cpu" else time.perf_counter
    times = []
    end = time.perf_counter() + arguments.seconds * share
    while time.perf_counter() < end or len(times) < 5:
        begin = clock()
        function()
        times.append(clock() - begin)
    return statistics.median(times)


def note(text):
    """For readers only."""
    print(f"# {text}", file=sys.stderr, flush=True)


def epochs_to_threshold(returns):
    """The number of epochs until the moving average reaches the threshold, 0 if never."""
    average = returns[0]
    for epoch, value in enumerate(returns, 1):
        average = value if epoch == 1 else EMA * average + (1 - EMA) * value
        if average >= THRESHOLD:
            return epoch
    return 0


def fixed_batch(sizes, seed):
    """States, actions and weights for W4, the same for every library."""
    import numpy

    random = numpy.random.default_rng(seed)
    states = random.normal(size=(STATES, sizes[0])).astype(numpy.float32)
    actions = random.integers(0, sizes[-1], STATES).astype(numpy.int32)
    advantages = (random.normal(size=STATES) / EPISODES).astype(numpy.float32)
    return states, actions, advantages


def initial_parameters(sizes, seed):
    """Weights [in, out] and biases, uniform within 1/√in."""
    import numpy

    random = numpy.random.default_rng(seed)
    layers = []
    for inputs, outputs in zip(sizes[:-1], sizes[1:]):
        bound = inputs**-0.5
        weight = random.uniform(-bound, bound, (inputs, outputs)).astype(numpy.float32)
        bias = random.uniform(-bound, bound, outputs).astype(numpy.float32)
        layers.append((weight, bias))
    return layers


def emit_check(case, peer, threads, result):
    """Two numbers of a flat gradient, which `bench/compare` holds against those of other peers."""
    import numpy

    emit("W4", f"{case}: norm", peer, threads, float(numpy.linalg.norm(result)), "check")
    along = float(result @ numpy.cos(numpy.arange(len(result))))
    emit("W4", f"{case}: along a vector", peer, threads, along, "check")


def arguments(description, works):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--only", default=",".join(works), help="works, separated by commas")
    parser.add_argument("--threads", type=int, default=1, choices=(1, 2))
    parser.add_argument("--clock", default="wall", choices=("wall", "cpu"))
    parser.add_argument("--seconds", type=float, default=3, help="measured for each value")
    parsed = parser.parse_args()
    parsed.only = [work for work in parsed.only.split(",") if work in works]
    return parsed
