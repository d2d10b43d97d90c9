"""The Python side of Azimuth's environments of Gymnasium: steps many of them when it is asked to.

Requests come on standard input and answers go to standard output, all numbers little-endian. A
request is a command and a number, then what the command needs. An answer starts with its kind:

    0  done; for a reset and a step, numbers of known count follow
    1  refused, the caller's mistake; the length of a text, and the text
    2  failed, the environment's; a text too
    3  a text that was asked for

The process ends when its input does, and when its parent is gone. What is printed goes to standard
error. Interruptions from the keyboard are the parent's business, which may want to save first.
"""

import copy
import inspect
import math
import os
import platform
import random
import signal
import struct
import sys
import threading
import time
import traceback

signal.signal(signal.SIGINT, signal.SIG_IGN)
requests = sys.stdin.buffer
answers = os.fdopen(os.dup(1), "wb")
os.dup2(2, 1)
sys.stdin = open(os.devnull)


def watch(parent):
    """Ends the process when its parent is gone, even if an environment hangs."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


threading.Thread(target=watch, args=(os.getppid(),), daemon=True).start()


class Refusal(Exception):
    """A mistake of the caller's, in one sentence."""


def tell(kind, text):
    data = text.encode()
    answers.write(struct.pack("<bi", kind, len(data)) + data)
    answers.flush()


def line(failure):
    """The message of an exception in one line, as the end of a sentence."""
    text = " ".join(str(failure).split())[:1000]
    return text if text.endswith((".", "?", "!")) else text + "."


def words(failure):
    """The type of an exception, where it was raised, and its message."""
    frame = traceback.extract_tb(failure.__traceback__)[-1]
    return f"{type(failure).__name__} at {frame.filename}:{frame.lineno}: {line(failure)}"


try:
    import gymnasium
    import numpy
except ImportError as missing:
    tell(
        1,
        f"python ({sys.executable}) cannot import {missing.name}. Maybe {sys.executable} -m pip"
        f" install {missing.name}, or another --python?",
    )
    sys.exit()


def is_number(value):
    return (
        isinstance(value, (int, float, numpy.integer, numpy.floating))
        and not isinstance(value, bool)
        and math.isfinite(value)
    )


def like(value, default):
    """A value as the kind of number that the default is: whole ones may be indices or counts."""
    return int(value) if isinstance(default, (int, numpy.integer)) and value == int(value) else value


class Slot:
    """An environment and its constants."""

    def __init__(self, world, phi):
        count = world.argument_count
        self.phi = (*phi[:count], *world.defaults[count:])
        arguments = {
            name: like(value, default)
            for name, value, default in zip(world.names[:count], phi, world.defaults)
            if value != default
        }
        self.environment = gymnasium.make(world.spec, disable_env_checker=True, **arguments)
        self.step = self.environment.step
        self.set(world, phi)

    def set(self, world, phi):
        """Sets the attributes that are to change; the others may be the environment's by now."""
        for name, value, old, default in zip(world.names, phi, self.phi, world.defaults):
            if value != old:
                setattr(self.environment.unwrapped, name, like(value, default))
        self.phi = phi


class World:
    """Environments of one kind, each in a slot."""

    def __init__(self, name):
        self.spec = self.find(name)
        self.horizon = self.spec.max_episode_steps or 1000
        self.spec.max_episode_steps = None  # Azimuth cuts episodes
        self.slots = {}
        self.names, self.defaults, self.argument_count = [], [], 0
        try:
            self.find_arguments()
            first = Slot(self, ())
            self.find_spaces(first.environment)
            self.find_attributes(first.environment)
            first.environment.close()
        except Refusal:
            raise
        except Exception as failure:
            raise Refusal(f"gymnasium:{name} does not start: {words(failure)}") from failure

    @staticmethod
    def find(name):
        module, _, registered = name.rpartition(":")
        try:
            if module:
                __import__(module)
            return copy.deepcopy(gymnasium.spec(registered))
        except Exception as failure:
            raise Refusal(f"Unknown environment 'gymnasium:{name}': {line(failure)}") from failure

    def find_arguments(self):
        """Arguments of the constructor that are numbers."""
        creator = self.spec.entry_point
        if isinstance(creator, str):
            creator = gymnasium.envs.registration.load_env_creator(creator)
        for argument in inspect.signature(creator).parameters.values():
            default = self.spec.kwargs.get(argument.name, argument.default)
            if is_number(default) and argument.kind != argument.POSITIONAL_ONLY:
                self.names.append(argument.name)
                self.defaults.append(default)
        self.argument_count = len(self.names)

    def find_spaces(self, environment):
        actions = environment.action_space
        self.start = None
        if isinstance(actions, gymnasium.spaces.Discrete):
            self.action_size = 1
            self.start = int(actions.start)
        elif type(actions) is gymnasium.spaces.Box and actions.is_bounded():
            self.action_size = int(numpy.prod(actions.shape))
        else:
            raise Refusal(
                f"gymnasium:{self.spec.id} has actions {actions}; Azimuth takes Discrete and bounded"
                " Box actions."
            )
        observations = environment.observation_space
        if type(observations) is not gymnasium.spaces.Box or len(observations.shape) != 1:
            raise Refusal(
                f"gymnasium:{self.spec.id} has observations {observations}; Azimuth takes flat Box"
                " observations."
            )
        self.actions = actions
        self.shape = observations.shape

    def find_attributes(self, environment):
        """Attributes of the unwrapped environment that are numbers and stay as they are."""
        inner = environment.unwrapped
        found = {}
        for scope in (vars(inner), *(vars(kind) for kind in type(inner).__mro__)):
            for name, value in scope.items():
                if not name.startswith("_") and name not in self.names and is_number(value):
                    found.setdefault(name, value)
        constant = dict(found)
        for seed in (1, 2):
            environment.reset(seed=seed)
            environment.action_space.seed(seed)
            environment.step(environment.action_space.sample())
            now = {name: getattr(inner, name) for name in constant}
            constant = {n: v for n, v in constant.items() if is_number(now[n]) and now[n] == v}
        self.names += constant.keys()
        self.defaults += constant.values()

    def description(self):
        entry = self.spec.entry_point
        if not isinstance(entry, str):
            entry = f"{entry.__module__}:{getattr(entry, '__qualname__', entry)}"
        lines = [
            ("python", platform.python_version()),
            ("gymnasium", gymnasium.__version__),
            ("numpy", numpy.__version__),
            ("summary", f"{entry} of Gymnasium."),
            ("horizon", self.horizon),
            ("observations", self.shape[0]),
        ]
        if self.start is None:
            for low, high in zip(self.actions.low.ravel(), self.actions.high.ravel()):
                lines.append(("box", float(low), float(high)))
        else:
            lines.append(("discrete", int(self.actions.n)))
        for i, name in enumerate(self.names):
            kind = "argument" if i < self.argument_count else "attribute"
            lines.append((kind, name, float(self.defaults[i])))
        return "\n".join("\t".join(map(str, line)) for line in lines)

    def reset(self, index, seed, phi):
        slot = self.slots.get(index)
        if slot is None or slot.phi != phi:
            slot = self.fit(index, slot, phi)
        random.seed(seed)  # environments should not draw from these, but some do
        numpy.random.seed(seed)
        observation, _ = slot.environment.reset(seed=seed)
        return self.checked(observation).astype("<f4").tobytes()

    def fit(self, index, slot, phi):
        """A slot with other constants: the same, unless the constructor needs to know."""
        count = self.argument_count
        if slot is not None and slot.phi[:count] == phi[:count]:
            slot.set(self, phi)
            return slot
        if slot is not None:
            slot.environment.close()
        self.slots[index] = Slot(self, phi)
        return self.slots[index]

    def checked(self, observation):
        if type(observation) is not numpy.ndarray:
            observation = numpy.asarray(observation, dtype="f8")
        if observation.shape != self.shape:
            raise ValueError(
                f"an observation has the shape {observation.shape}, but its space has {self.shape}"
            )
        return observation

    def step(self, indices, actions):
        if self.start is None:
            actions = actions.reshape((-1, *self.actions.shape)).astype(self.actions.dtype)
        else:
            actions = actions.astype(numpy.int64) + self.start
        rewards, over = [], []
        observations = numpy.empty((len(indices), *self.shape), "<f4")
        for i, index in enumerate(indices):
            observation, reward, terminated, truncated, _ = self.slots[index].step(actions[i])
            rewards.append(float(reward))
            over.append(bool(terminated or truncated))
            observations[i] = self.checked(observation)
        numbers = struct.pack(f"<{len(rewards)}d{len(over)}?", *rewards, *over)
        return numbers + observations.tobytes()

    def check(self, phi):
        """Refuses constants with which an episode cannot start and make a step."""
        try:
            self.reset(-1, 0, phi)
            low = numpy.zeros(1) if self.start is not None else self.actions.low.ravel()
            self.step([-1], low.astype("<f4"))
        except Exception as failure:
            given = ", ".join(
                f"{name}={value:g}"
                for name, value, default in zip(self.names, phi, self.defaults)
                if value != default
            )
            raise Refusal(
                f"gymnasium:{self.spec.id} does not work with {given or 'its defaults'}:"
                f" {words(failure)}"
            ) from failure
        finally:
            slot = self.slots.pop(-1, None)
            if slot is not None:
                slot.environment.close()

    def close(self):
        for slot in self.slots.values():
            slot.environment.close()


def serve(world):
    parameters = len(world.names)
    while True:
        header = requests.read(5)
        if len(header) < 5:
            return
        command, number = struct.unpack("<ci", header)
        try:
            if command == b"s":
                indices = struct.unpack(f"<{number}i", requests.read(4 * number))
                actions = requests.read(4 * number * world.action_size)
                answer = world.step(indices, numpy.frombuffer(actions, "<f4"))
            elif command == b"r":
                seed, *phi = struct.unpack(f"<q{parameters}d", requests.read(8 + 8 * parameters))
                answer = world.reset(number, seed, tuple(phi))
            else:
                world.check(struct.unpack(f"<{parameters}d", requests.read(8 * parameters)))
                answer = b""
        except Refusal as refusal:
            tell(1, str(refusal))
        except Exception as failure:
            tell(2, words(failure))
        else:
            answers.write(b"\0" + answer)
            answers.flush()


try:
    world = World(sys.argv[1])
except Refusal as refusal:
    tell(1, str(refusal))
else:
    tell(3, world.description())
    serve(world)
    world.close()
