"""MAML on CartPole in JAX.

A whole epoch is one compiled function. The states of a batch are rows, which suits the products
of small matrices in XLA, and the derivatives are written in several ways.
"""

import common
import jax
import jax.numpy as jnp
import numpy as np
from common import ALPHA, BETA, DISCOUNT, EPISODES, HORIZON, TASKS
from jax import lax, random
from jax.sharding import PartitionSpec
from jax.tree_util import tree_map

jax.config.update("jax_default_prng_impl", "rbg")  # cheaper than the default, Threefry

DISCOUNTS = np.triu(
    DISCOUNT ** np.maximum(np.arange(HORIZON)[None] - np.arange(HORIZON)[:, None], 0.0)
).astype(np.float32)


def sine_and_cosine(x):
    """Polynomials for angles up to a right one, at which an episode is over at the latest."""
    y = x * x
    sine = x * (1 + y * (-1 / 6 + y * (1 / 120 + y * (-1 / 5040 + y / 362880))))
    cosine = 1 + y * (-0.5 + y * (1 / 24 + y * (-1 / 720 + y * (1 / 40320 - y / 3628800))))
    return sine, cosine


def cart_pole(state, right, gravity, cart_mass):
    """One step of 0.02 s; the state is a tuple of arrays, one element an episode."""
    position, velocity, angle, spin = state
    total = cart_mass + 0.1
    sine, cosine = sine_and_cosine(angle)
    pull = (jnp.where(right, 10.0, -10.0) + 0.05 * spin * spin * sine) / total
    spinning = (gravity * sine - cosine * pull) / (0.5 * (4 / 3 - 0.1 * cosine * cosine / total))
    acceleration = pull - 0.05 * spinning * cosine / total
    return (
        position + 0.02 * velocity,
        velocity + 0.02 * acceleration,
        angle + 0.02 * spin,
        spin + 0.02 * spinning,
    )


def start(key, episodes):
    return tuple(random.uniform(key, (4, episodes), minval=-0.05, maxval=0.05))


def ascend(parameters, size, gradient):
    return tree_map(lambda p, g: p + size * g, parameters, gradient)


def single_logit(layers):
    """The last layer; two actions are one logit, the difference of their weights."""
    weight, bias = layers[-1]
    if weight.shape[1] == 2:
        return weight[:, 1] - weight[:, 0], bias[1] - bias[0]
    return weight, bias


def hidden_values(layers, state):
    """Of states whose components are separate arrays: the first layer is fused with its tanh."""
    weight, bias = layers[0]
    z = bias
    for i, component in enumerate(state):
        z = z + weight[i] * component[:, None]
    hidden = [jnp.tanh(z)]
    for weight, bias in layers[1:-1]:
        hidden.append(jnp.tanh(hidden[-1] @ weight + bias))
    return hidden


def rollout(layers, key, gravity, cart_mass, angle_limit, episodes, keep):
    """Steps of all episodes [time, episode]: states, actions, whether they ran, logits, and hidden
    values if they are to be kept."""
    start_key, action_key = random.split(key)
    uniform = random.uniform(action_key, (HORIZON, episodes))
    noise = jnp.log(uniform) - jnp.log1p(-uniform)
    weight, bias = single_logit(layers)

    def step(carry, noise):
        state, alive = carry
        hidden = hidden_values(layers, state)
        logit = hidden[-1] @ weight + bias
        right = logit > noise
        moved = cart_pole(state, right, gravity, cart_mass)
        moved = tuple(jnp.where(alive, new, old) for new, old in zip(moved, state))
        inside = (jnp.abs(moved[0]) <= common.POSITION_LIMIT) & (jnp.abs(moved[2]) <= angle_limit)
        return (moved, alive & inside), (state, right, alive, logit, hidden if keep else ())

    first = (start(start_key, episodes), jnp.ones(episodes, bool))
    return lax.scan(step, first, noise)[1]


def whitened_returns(alive, total):
    """Weights of steps [time, episode], zero after the end; `total` sums over devices."""
    mask = alive.astype(jnp.float32)
    returns = jnp.asarray(DISCOUNTS) @ mask
    sums = jnp.stack([mask.sum(), (returns * mask).sum(), (returns * returns * mask).sum()])
    count, sum_, squares = total(sums)
    mean = sum_ / count
    deviation = jnp.sqrt(jnp.maximum(squares / count - mean * mean, 0)) + 1e-8
    return (returns - mean) * mask / deviation / EPISODES


def flat(steps, total):
    """States [n, 4], hidden values, logits, actions, and weights, each of n steps."""
    state, right, alive, logit, hidden = steps
    weights = whitened_returns(alive, total)
    return (
        jnp.stack(state, -1).reshape(-1, 4),
        [h.reshape(-1, h.shape[-1]) for h in hidden],
        logit.reshape(-1),
        right.reshape(-1),
        weights.reshape(-1),
    )


# By hand, on hidden values that are kept.


def gradient(layers, states, hidden, logit, right, weights):
    """The gradient, and what the Hessian-vector product reuses of it."""
    probability = jax.nn.sigmoid(logit)
    error = weights * (right - probability)
    head, _ = single_logit(layers)
    result = [pair(error @ hidden[-1], error.sum())]
    below = error[:, None] * head
    kept = []
    for i in range(len(layers) - 2, -1, -1):
        delta = below * (1 - hidden[i] * hidden[i])
        kept.append((below, delta))
        result.append(((hidden[i - 1] if i else states).T @ delta, delta.sum(0)))
        if i:
            below = delta @ layers[i][0].T
    return result[::-1], (probability, error, kept[::-1])


def pair(weight, bias):
    return jnp.stack([-weight, weight], 1), jnp.stack([-bias, bias])


def hessian_vector_product(layers, direction, states, hidden, weights, saved):
    """∇²J·v by the R-operator, forward over reverse."""
    probability, error, kept = saved
    moved = []
    for i, ((weight, _), (v, v_bias)) in enumerate(zip(layers[:-1], direction[:-1])):
        r = (hidden[i - 1] if i else states) @ v + v_bias
        if i:
            r = r + moved[-1] @ weight
        moved.append((1 - hidden[i] * hidden[i]) * r)
    head, _ = single_logit(layers)
    v_head, v_bias = single_logit(direction)
    r_logit = moved[-1] @ head + hidden[-1] @ v_head + v_bias
    r_error = -weights * probability * (1 - probability) * r_logit
    result = [pair(r_error @ hidden[-1] + error @ moved[-1], r_error.sum())]
    r_below = r_error[:, None] * head + error[:, None] * v_head
    for i in range(len(layers) - 2, -1, -1):
        below, delta = kept[i]
        r_delta = r_below * (1 - hidden[i] * hidden[i]) - 2 * below * hidden[i] * moved[i]
        weight = (hidden[i - 1] if i else states).T @ r_delta
        if i:
            weight = weight + moved[i - 1].T @ delta
        result.append((weight, r_delta.sum(0)))
        if i:
            r_below = r_delta @ layers[i][0].T + delta @ direction[i][0].T
    return result[::-1]


# By automatic differentiation, on states alone.


def objective(layers, states, actions, weights):
    """Rows: states [n, in]."""
    h = states
    for weight, bias in layers[:-1]:
        h = jnp.tanh(h @ weight + bias)
    weight, bias = single_logit(layers)
    return jnp.sum(weights * log_probability(h @ weight + bias, actions, -1))


def column_objective(layers, states, actions, weights):
    """Columns: states [in, n]."""
    h = states
    for weight, bias in layers[:-1]:
        h = jnp.tanh(weight.T @ h + bias[:, None])
    weight, bias = single_logit(layers)
    logit = weight.T @ h + (bias if weight.ndim == 1 else bias[:, None])
    return jnp.sum(weights * log_probability(logit, actions, 0))


def log_probability(logit, actions, axis):
    if logit.ndim == 1:
        return jax.nn.log_sigmoid(jnp.where(actions == 1, logit, -logit))
    taken = jnp.expand_dims(actions, axis) == jnp.arange(logit.shape[axis]).reshape(
        (-1, 1) if axis == 0 else (1, -1)
    )
    return jnp.sum(jnp.where(taken, logit, 0), axis) - jax.nn.logsumexp(logit, axis)


def reverse_over_forward(function, layers, direction, batch):
    slope = lambda at: jax.jvp(lambda p: function(p, *batch), (at,), (direction,))[1]
    return jax.grad(slope)(layers)


def forward_over_reverse(function, layers, direction, batch):
    return jax.jvp(lambda p: jax.grad(function)(p, *batch), (layers,), (direction,))[1]


# An epoch.


def by_hand(second_order, episodes, total):
    """The meta-gradient of one task and its return after adaptation."""

    def task(layers, key, gravity, cart_mass, angle_limit):
        arguments = gravity, cart_mass, angle_limit, episodes, True
        first, second = random.split(key)
        states, hidden, logit, right, weights = flat(rollout(layers, first, *arguments), total)
        g, saved = gradient(layers, states, hidden, logit, right, weights)
        adapted = ascend(layers, ALPHA, total(g))
        steps = rollout(adapted, second, *arguments)
        g = total(gradient(adapted, *flat(steps, total))[0])
        if second_order:
            curved = hessian_vector_product(layers, g, states, hidden, weights, saved)
            g = ascend(g, ALPHA, total(curved))
        return g, total(steps[2].sum()) / EPISODES

    return task


def automatic(second_order, episodes, total):
    def task(layers, key, gravity, cart_mass, angle_limit):
        arguments = gravity, cart_mass, angle_limit, episodes, False
        first, second = random.split(key)
        states, _, _, right, weights = flat(rollout(layers, first, *arguments), total)
        support = states, right, weights
        adapted = ascend(layers, ALPHA, total(jax.grad(objective)(layers, *support)))
        steps = rollout(adapted, second, *arguments)
        states, _, _, right, weights = flat(steps, total)
        g = total(jax.grad(objective)(adapted, states, right, weights))
        if second_order:
            curved = reverse_over_forward(objective, layers, g, support)
            g = ascend(g, ALPHA, total(curved))
        return g, total(steps[2].sum()) / EPISODES

    return task


def long_tasks(key):
    low, high = common.CART_MASSES
    masses = random.uniform(key, (TASKS,), minval=low, maxval=high)
    return jnp.zeros(TASKS), masses, common.WIDE_ANGLE


def real_tasks(key):
    low, high = common.GRAVITIES
    gravity = random.uniform(key, (TASKS,), minval=low, maxval=high)
    return gravity, jnp.ones(TASKS), common.ANGLE_LIMIT


def alone(x):
    return x


def over_devices(x):
    return lax.psum(x, "device")


def all_tasks(meta_gradient):
    """One task after the other, so that the data of one stay in the cache."""

    def run(layers, key, gravity, cart_mass, angle_limit):
        keys = random.split(key, TASKS)
        task = lambda x: meta_gradient(layers, *x, angle_limit)
        return lax.map(task, (keys, gravity, cart_mass))

    return run


def my_tasks(meta_gradient, devices):
    """The tasks of one device, which are dealt in turn; the places that are left over stay idle."""

    def run(layers, key, gravity, cart_mass, angle_limit):
        device = lax.axis_index("device")
        keys = random.split(key, TASKS)

        def task(round_):
            i = round_ * devices + device
            at = jnp.minimum(i, TASKS - 1)
            work = lambda: meta_gradient(layers, keys[at], gravity[at], cart_mass[at], angle_limit)
            nothing = lambda: tree_map(lambda x: jnp.zeros(x.shape, x.dtype), jax.eval_shape(work))
            return lax.cond(i < TASKS, work, nothing)

        results = lax.map(task, jnp.arange(-(-TASKS // devices)))
        return tree_map(lambda x: lax.psum(x.sum(0), "device")[None], results)

    return run


def epochs(run, tasks):
    """A function of the training state and keys that trains for as many epochs."""

    def epoch(carry, key):
        layers, mean, square, t = carry
        task_key, key = random.split(key)
        gradients, returns = run(layers, key, *tasks(task_key))
        g = tree_map(lambda x: x.sum(0), gradients)
        t = t + 1
        mean = tree_map(lambda m, g: 0.9 * m + 0.1 * g, mean, g)
        square = tree_map(lambda v, g: 0.999 * v + 0.001 * g * g, square, g)
        correct = lambda m, v: m / (1 - 0.9**t) / (jnp.sqrt(v / (1 - 0.999**t)) + 1e-8)
        layers = ascend(layers, BETA, tree_map(correct, mean, square))
        return (layers, mean, square, t), returns.sum() / TASKS

    return lambda carry, keys: lax.scan(epoch, carry, keys)


def ways(second_order, tasks, threads):
    """The ways in which an epoch is written, compiled; fit for one thread or for several."""
    if threads == 1:
        one = {"by hand": by_hand, "automatic": automatic}
        return {
            name: jax.jit(epochs(all_tasks(way(second_order, EPISODES, alone)), tasks))
            for name, way in one.items()
        }
    mesh = jax.make_mesh((threads,), ("device",))
    everywhere = PartitionSpec()

    def on_all_devices(run):
        program = jax.shard_map(
            epochs(run, tasks),
            mesh=mesh,
            in_specs=everywhere,
            out_specs=everywhere,
            check_vma=False,
        )
        return jax.jit(program)

    def split_episodes(layers, key, *rest):
        key = random.fold_in(key, lax.axis_index("device"))
        way = by_hand(second_order, EPISODES // threads, over_devices)
        return all_tasks(way)(layers, key, *rest)

    whole = by_hand(second_order, EPISODES, alone)
    return {
        "tasks dealt to two devices": on_all_devices(my_tasks(whole, threads)),
        "episodes dealt to two devices": on_all_devices(split_episodes),
        "one device with two threads": jax.jit(epochs(all_tasks(whole), tasks)),
    }


def training_state(hidden, seed=0):
    layers = tree_map(jnp.asarray, common.initial_parameters((4, *hidden, 2), seed))
    zeros = tree_map(jnp.zeros_like, layers)
    return layers, zeros, zeros, jnp.float32(0)


def meta_gradients(sizes):
    """The ways in which the meta-gradient on fixed states is written."""

    def differentiate(function, product):
        def meta(layers, support, query):
            adapted = ascend(layers, ALPHA, jax.grad(function)(layers, *support))
            g = jax.grad(function)(adapted, *query)
            return ascend(g, ALPHA, product(function, layers, g, support))

        return meta

    def reverse_twice(function):
        def outer(layers, support, query):
            adapted = ascend(layers, ALPHA, jax.grad(function)(layers, *support))
            return function(adapted, *query)

        return jax.grad(outer)

    def linearized(function):
        def meta(layers, support, query):
            g, product = jax.linearize(lambda p: jax.grad(function)(p, *support), layers)
            g = jax.grad(function)(ascend(layers, ALPHA, g), *query)
            return ascend(g, ALPHA, product(g))

        return meta

    def hand(layers, support, query):
        def start(layers, batch):
            states, actions, weights = batch
            h, hidden = states, []
            for weight, bias in layers[:-1]:
                h = jnp.tanh(h @ weight + bias)
                hidden.append(h)
            weight, bias = single_logit(layers)
            return gradient(layers, states, hidden, h @ weight + bias, actions, weights), hidden

        (g, saved), hidden = start(layers, support)
        (g, _), _ = start(ascend(layers, ALPHA, g), query)
        curved = hessian_vector_product(layers, g, support[0], hidden, support[2], saved)
        return ascend(g, ALPHA, curved)

    result = {"by hand, rows": (hand, False)} if sizes[-1] == 2 else {}
    for layout, function in (("rows", objective), ("columns", column_objective)):
        columns = layout == "columns"
        result[f"reverse over forward, {layout}"] = (
            differentiate(function, reverse_over_forward),
            columns,
        )
        result[f"forward over reverse, {layout}"] = (
            differentiate(function, forward_over_reverse),
            columns,
        )
        result[f"reverse over reverse, {layout}"] = reverse_twice(function), columns
        result[f"linearized, {layout}"] = linearized(function), columns
    return result
