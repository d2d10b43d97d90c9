"""MAML on CartPole in PyTorch, tuned.

All 50 episodes of an epoch run in one CartPole written in NumPy, whose calls cost less than
PyTorch's where arrays are small. The hidden values of sampling are kept, and the gradient and the
Hessian-vector product go back from them by hand.
"""

import common
import numpy as np
import torch
from common import ALPHA, BETA, DISCOUNT, EPISODES, HORIZON, TASKS

SHAPE = (TASKS, EPISODES)
DISCOUNTS = np.triu(
    DISCOUNT ** np.maximum(np.arange(HORIZON)[None] - np.arange(HORIZON)[:, None], 0.0)
).astype(np.float32)


STEP = np.float32(0.02)  # s
UNITS = torch.tensor([[1.0], [1.0], [1 / 0.02], [1 / 0.02]])  # of the state, in metres and seconds


class CartPole:
    """Episodes as columns, [task, episode].

    A step is the unit of time, so that the state moves by its velocities and those by the
    accelerations. The fifth row of the state is the 1 of the bias.
    """

    def __init__(self, gravity, cart_mass, angle_limit, shape=SHAPE):
        total = np.float32(cart_mass + 0.1)
        self.state = np.ones((5, *shape), np.float32)  # position, angle, their velocities, 1
        self.push = 10 * STEP**2 / total
        self.gravity = np.float32(gravity * STEP**2)
        self.inertia = np.float32(0.1 * 0.5) / total
        self.coupling = np.float32(0.5 * 0.1) / total
        self.angle_limit = angle_limit
        self.scratch = np.empty((4, *shape), np.float32)

    def reset(self, random):
        start = self.state[:4]
        random.random(start.shape, np.float32, out=start)
        start -= 0.5
        start *= 0.1
        start[2:] *= STEP

    def stepper(self):
        """A function that takes one step; the sign of its argument is that of the push."""
        state, scratch = self.state, self.scratch
        push, gravity, inertia, coupling = self.push, self.gravity, self.inertia, self.coupling
        places, velocities = state[:2], state[2:4]
        angle, spin = state[1], state[3]
        sin, cos = scratch[:2]
        accelerations = scratch[2:]
        pull, spinning = accelerations
        multiply, subtract, divide, copysign = np.multiply, np.subtract, np.divide, np.copysign
        add, sine, cosine = np.add, np.sin, np.cos
        lever = np.float32(0.5 * 4 / 3)

        def step(signs):
            sine(angle, sin)
            cosine(angle, cos)
            multiply(spin, spin, pull)
            multiply(pull, sin, pull)
            multiply(pull, inertia, pull)
            add(pull, copysign(push, signs, spinning), pull)
            multiply(sin, gravity, sin)
            multiply(cos, pull, spinning)
            subtract(sin, spinning, sin)
            multiply(cos, cos, spinning)
            multiply(spinning, coupling, spinning)
            subtract(lever, spinning, spinning)
            divide(sin, spinning, spinning)
            multiply(cos, spinning, cos)
            multiply(cos, inertia, cos)
            subtract(pull, cos, pull)
            add(places, velocities, places)
            add(velocities, accelerations, velocities)

        return step


class Rollout:
    """Ten episodes of each task, and all that the gradient needs of them.

    A hyperbolic tangent is 2σ(2z) − 1, and PyTorch's σ takes less than half of the time of NumPy's
    or PyTorch's tanh; the factors and the 1 go into the weights.
    """

    def __init__(self, hidden, shared, shape=SHAPE):
        tasks, episodes = shape
        self.shape = shape
        self.batches = (tasks * episodes,) if shared else shape  # as the matrix products see them
        self.inputs = np.empty((HORIZON, 5, *shape), np.float32)
        self.hidden = [np.empty((tasks, HORIZON, episodes, n), np.float32) for n in hidden]
        self.margins = np.empty((tasks, HORIZON, episodes, 1), np.float32)
        self.current = [torch.empty(*self.batches, n) for n in hidden]
        self.views = [
            (self.inputs[t], [h[:, t] for h in self.hidden], self.margins[:, t])
            for t in range(HORIZON)
        ]

    def run(self, layers, environment, random):
        """Parameters with a first index for the task where they are not shared."""
        tasks, episodes = self.shape
        environment.reset(random)
        first, middle, last, last_bias = rollout_layers(layers)
        thresholds = logistic_noise(random, (tasks, HORIZON, episodes, 1))
        thresholds -= last_bias[..., None]
        limits = [thresholds[:, t] for t in range(HORIZON)]
        state = environment.state
        columns = np.moveaxis(state.reshape(5, *self.batches), 0, -1)
        step = environment.stepper()
        margin = np.empty((*self.batches, 1), np.float32)
        margin_view = margin.reshape(tasks, episodes, 1)
        signs = margin_view[..., 0]
        current = [(h.numpy(), h, h.view(tasks, episodes, -1).numpy()) for h in self.current]
        first_array, first_tensor, first_view = current[0]
        above = [(*layer, *arrays) for layer, arrays in zip(middle, current[1:])]
        product = torch.addmm if len(self.batches) == 1 else torch.baddbmm
        matmul, subtract, copyto, sigmoid = np.matmul, np.subtract, np.copyto, torch.sigmoid_
        for limit, (inputs, hidden, kept_margin) in zip(limits, self.views):
            copyto(inputs, state)
            matmul(columns, first, first_array)
            sigmoid(first_tensor)
            copyto(hidden[0], first_view)
            array, tensor = first_array, first_tensor
            for (weight, bias, next_array, next_tensor, view), kept in zip(above, hidden[1:]):
                product(bias, tensor, weight, out=next_tensor)
                array, tensor = next_array, next_tensor
                sigmoid(tensor)
                copyto(kept, view)
            matmul(array, last, margin)
            subtract(margin_view, limit, margin_view)
            copyto(kept_margin, margin_view)
            step(signs)
        right = self.margins > 0
        self.margins += thresholds
        self.margins += last_bias[..., None]
        return self.batch(right, environment.angle_limit)

    def batch(self, right, angle_limit):
        tasks, episodes = self.shape
        position, angle = self.inputs[:, 0], self.inputs[:, 1]
        inside = (np.abs(position) <= common.POSITION_LIMIT) & (np.abs(angle) <= angle_limit)
        alive = np.logical_and.accumulate(inside).astype(np.float32)  # [step, task, episode]
        returns = (DISCOUNTS @ alive.reshape(HORIZON, -1)).reshape(alive.shape)
        count = alive.sum((0, 2))
        returns -= ((returns * alive).sum((0, 2)) / count)[:, None]
        returns *= alive
        deviation = np.sqrt((returns * returns).sum((0, 2)) / count) + 1e-8
        returns /= (deviation * episodes)[:, None]
        weights = torch.from_numpy(returns).permute(1, 0, 2).reshape(tasks, -1, 1)
        inputs = torch.from_numpy(self.inputs[:, :4]).permute(2, 0, 3, 1).reshape(tasks, -1, 4)
        inputs *= UNITS[:, 0]
        hidden = [torch.from_numpy(h).view(tasks, -1, h.shape[-1]) for h in self.hidden]
        for h in hidden:
            h.mul_(2).sub_(1)
        right = torch.from_numpy(right).view(tasks, -1, 1).float()
        probability = torch.from_numpy(self.margins).view(tasks, -1, 1).sigmoid()
        return (inputs, hidden, probability, right, weights), alive.sum() / (tasks * episodes)


def logistic_noise(random, shape):
    """Where the logit is above it, the action is 1."""
    uniform = random.random(shape, np.float32)
    np.clip(uniform, 1e-7, 1 - 1e-7, out=uniform)
    return np.log(uniform / (1 - uniform))


def rollout_layers(layers):
    """The first layer with its bias as a fifth row and for velocities in steps, the last as the
    difference of the two actions' weights, all for hidden values σ(2z) in place of tanh z."""
    (weight, bias), middle, (head, head_bias) = layers[0], layers[1:-1], layers[-1]
    first = 2 * torch.cat([weight * UNITS, bias[..., None, :]], -2)
    above = [(4 * w, (2 * (b - w.sum(-2)))[..., None, :]) for w, b in middle]
    if weight.dim() == 2:
        above = [(w, b[0]) for w, b in above]
    last = head[..., 1:] - head[..., :1]
    last_bias = head_bias[..., 1:] - head_bias[..., :1] - last.sum(-2)
    if weight.dim() == 2:
        last_bias = last_bias[None]
    return first.numpy(), above, (2 * last).numpy(), last_bias.numpy()[:, None]


def single_logit(layers):
    """The last layer; two actions are one logit, the difference of their weights."""
    weight, bias = layers[-1]
    if weight.shape[-1] == 2:
        return weight[:, 1:] - weight[:, :1], bias[1:] - bias[:1]
    return weight, bias


def all_logits(layers, weight, bias):
    """The gradient of the last layer from that of `single_logit`."""
    if layers[-1][0].shape[-1] == 2:
        return torch.cat([-weight, weight], 1), torch.cat([-bias, bias])
    return weight, bias


def forward(layers, inputs):
    """Hidden values and the probabilities of actions, of the second alone where there are two."""
    hidden = []
    h = inputs
    for weight, bias in layers[:-1]:
        h = torch.addmm(2 * bias, h, 2 * weight).sigmoid_().mul_(2).sub_(1)
        hidden.append(h)
    weight, bias = single_logit(layers)
    return hidden, probabilities(torch.addmm(bias, h, weight))


def probabilities(logits):
    return torch.sigmoid(logits) if logits.shape[1] == 1 else torch.softmax(logits, 1)


def back_through(error, weight):
    """error·weightᵀ; the product with one column is an outer product."""
    return error * weight.T if error.shape[1] == 1 else error @ weight.T


def gradient(layers, batch):
    """The gradient of one task's objective, and what the Hessian-vector product reuses of it.

    A batch has inputs [n, in], hidden values [n, width], probabilities and taken actions
    [n, logits], and weights [n, 1].
    """
    inputs, hidden, probability, taken, weights = batch
    error = weights * (taken - probability)
    head, _ = single_logit(layers)
    result = [all_logits(layers, hidden[-1].T @ error, error.sum(0))]
    below = back_through(error, head)
    kept = []
    for i in range(len(layers) - 2, -1, -1):
        slope = torch.addcmul(ONE, hidden[i], hidden[i], value=-1)
        delta = below * slope
        kept.append((below, slope, delta))
        result.append(((hidden[i - 1] if i else inputs).T @ delta, delta.sum(0)))
        if i:
            below = delta @ layers[i][0].T
    return result[::-1], (error, kept[::-1])


ONE = torch.ones(())


def hessian_vector_product(layers, direction, batch, saved):
    """∇²J·v by the R-operator, forward over reverse."""
    inputs, hidden, probability, _, weights = batch
    error, kept = saved
    moved = []
    for i, ((weight, _), (v, v_bias)) in enumerate(zip(layers[:-1], direction[:-1])):
        r = torch.addmm(v_bias, hidden[i - 1] if i else inputs, v)
        if i:
            r.addmm_(moved[-1], weight)
        moved.append(r.mul_(kept[i][1]))
    head, _ = single_logit(layers)
    v_head, v_bias = single_logit(direction)
    r_logit = torch.addmm(v_bias, hidden[-1], v_head).addmm_(moved[-1], head)
    if head.shape[1] == 1:
        r_probability = probability * (1 - probability) * r_logit
    else:
        r_probability = probability * (r_logit - (probability * r_logit).sum(1, True))
    r_error = -weights * r_probability
    r_head = (hidden[-1].T @ r_error).addmm_(moved[-1].T, error)
    result = [all_logits(layers, r_head, r_error.sum(0))]
    r_below = back_through(r_error, head).add_(back_through(error, v_head))
    for i in range(len(layers) - 2, -1, -1):
        below, slope, delta = kept[i]
        r_delta = r_below.mul_(slope).addcmul_(below.mul_(hidden[i]), moved[i], value=-2)
        weight = (hidden[i - 1] if i else inputs).T @ r_delta
        if i:
            weight.addmm_(moved[i - 1].T, delta)
        result.append((weight, r_delta.sum(0)))
        if i:
            r_below = (r_delta @ layers[i][0].T).addmm_(delta, direction[i][0].T)
    return result[::-1]


def meta_gradient(layers, support, query):
    """The work of one task on fixed states: support gradient, query gradient, second-order term."""
    inputs, taken, weights = support
    batch = inputs, *forward(layers, inputs), taken, weights
    g, saved = gradient(layers, batch)
    adapted = ascend(layers, ALPHA, g)
    inputs, taken, weights = query
    g, _ = gradient(adapted, (inputs, *forward(adapted, inputs), taken, weights))
    return ascend(g, ALPHA, hessian_vector_product(layers, g, batch, saved))


def autograd_meta_gradient(layers, support, query):
    """The same by double backward."""
    flat = [p.detach().requires_grad_() for layer in layers for p in layer]

    def objective(flat, batch):
        inputs, taken, weights = batch
        h = inputs
        for i in range(0, len(flat) - 2, 2):
            h = torch.tanh(torch.addmm(flat[i + 1], h, flat[i]))
        logits = torch.addmm(flat[-1], h, flat[-2])
        if taken.shape[1] == 1:
            taken = torch.cat([1 - taken, taken], 1)
        return (weights * taken * torch.log_softmax(logits, 1)).sum()

    with torch.enable_grad():
        g = torch.autograd.grad(objective(flat, support), flat, create_graph=True)
        adapted = [p + ALPHA * d for p, d in zip(flat, g)]
        g = torch.autograd.grad(objective(adapted, query), flat)
    return list(zip(g[::2], g[1::2]))


def ascend(layers, size, gradient):
    return [tuple(p + size * g for p, g in zip(*both)) for both in zip(layers, gradient)]


def stack(tasks):
    return [tuple(torch.stack(parts) for parts in zip(*layer)) for layer in zip(*tasks)]


def slice_batch(batch, i):
    inputs, hidden, *rest = batch
    return inputs[i], [h[i] for h in hidden], *(x[i] for x in rest)


class Maml:
    def __init__(self, hidden, second_order, tasks, seed):
        self.second_order = second_order
        self.tasks = tasks
        self.random = np.random.Generator(np.random.SFC64(seed))
        sizes = (4, *hidden, 2)
        self.layers = [
            tuple(torch.from_numpy(p) for p in layer)
            for layer in common.initial_parameters(sizes, seed)
        ]
        self.support, self.query = Rollout(hidden, True), Rollout(hidden, False)
        flat = [p for layer in self.layers for p in layer]
        self.optimizer = torch.optim.Adam(flat, BETA, maximize=True, foreach=True)

    def epoch(self):
        """One epoch; returns the mean return after adaptation."""
        environment = self.tasks(self.random)
        support, _ = self.support.run(self.layers, environment, self.random)
        adapted, saved, batches = [], [], []
        for i in range(TASKS):
            batches.append(slice_batch(support, i))
            g, s = gradient(self.layers, batches[i])
            adapted.append(ascend(self.layers, ALPHA, g))
            saved.append(s)
        query, mean_return = self.query.run(stack(adapted), environment, self.random)
        total = None
        for i in range(TASKS):
            g, _ = gradient(adapted[i], slice_batch(query, i))
            if self.second_order:
                curved = hessian_vector_product(self.layers, g, batches[i], saved[i])
                g = ascend(g, ALPHA, curved)
            total = g if total is None else ascend(total, 1, g)
        for layer, both in zip(self.layers, total):
            for parameter, g in zip(layer, both):
                parameter.grad = g
        self.optimizer.step()
        return mean_return


def long_tasks(random):
    mass = random.uniform(*common.CART_MASSES, (TASKS, 1))
    return CartPole(np.zeros((TASKS, 1)), mass, common.WIDE_ANGLE)


def real_tasks(random):
    gravity = random.uniform(*common.GRAVITIES, (TASKS, 1))
    return CartPole(gravity, np.ones((TASKS, 1)), common.ANGLE_LIMIT)
