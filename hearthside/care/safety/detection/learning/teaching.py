"""The lessons: levels as a ladder, and near twins told apart."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import torch
from torch import Tensor, nn
from torch.nn import functional
from tqdm import tqdm

from ..signs import Level
from .examples import Example
from .network import Network, batch_of

TOGETHER = 32  # texts in a step
LONGEST = 110  # pieces; longer texts are read in windows
SMOOTH = 0.03
FACTOR = torch.tensor([1.0, 1.5, 2.0])  # imminent texts are few, and missing one is worse
APART = 2.0  # by how much twins should differ, on the scale of the answers
Text = list[int]
Batch = list[tuple[list[int], Example]]


@dataclass(frozen=True)
class Plan:
    """What is chosen; docs/decisions/0008 has what else was tried."""

    seed: int = 1
    epochs: float = 3.5
    rate: float = 1.5e-4
    decay: float = 0.9  # of the rate, from each layer to the one below it
    mixed: float = 0.1  # share of short texts that get ordinary talk beside them
    pairs: float = 0.3  # how much it counts that the serious one of two near twins is told from the other
    averaged: float = 0.25  # the last share of the steps, whose weights are averaged


def teach(network: Network, examples: list[Example], ends: tuple[int, int], plan: Plan) -> Network:
    """The network after all lessons. The same seed, texts and versions give the same weights."""
    torch.manual_seed(plan.seed)
    torch.set_num_threads(1)  # sums in another order would give other weights
    torch.use_deterministic_algorithms(True)
    chance = random.Random(plan.seed)
    network.words.weight.requires_grad_(False)
    optimizer, rates = _optimizer(network, plan)
    steps = int(len(list(_batches(examples, random.Random(plan.seed), plan))) * plan.epochs)
    averaging_from = int(steps * (1 - plan.averaged))
    mean: dict[str, Tensor] = {}
    batches = islice(_endless(examples, chance, plan), steps)
    for step, batch in enumerate(tqdm(batches, total=steps, unit=" steps", disable=None)):
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * min(1.0, (step + 1) / (0.06 * steps)) * (1 - step / steps)
        _learn(network, optimizer, batch, ends, plan)
        if step >= averaging_from and (step - averaging_from) % 4 == 0:
            _average(mean, network, 1 + (step - averaging_from) // 4)
    network.load_state_dict(mean or network.state_dict())
    return network.eval()


def _learn(network: Network, optimizer: torch.optim.AdamW, batch: Batch, ends: tuple[int, int], plan: Plan) -> None:
    network.train()
    examples = [example for _, example in batch]
    with torch.autocast("cpu", torch.bfloat16):
        answers = network(*batch_of([[ends[0], *text, ends[1]] for text, _ in batch]))
    loss = _ladder(answers, examples) + 0.2 * _subject(answers, examples) + _forum(answers, examples)
    (loss + plan.pairs * _twins(answers, examples)).backward()
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)


def _ladder(answers: Tensor, examples: list[Example]) -> Tensor:
    rows = [row for row, example in enumerate(examples) if example.level is not None]
    levels = torch.tensor([int(examples[row].level or Level.NONE) for row in rows])
    wanted = (levels[:, None] > torch.arange(len(Level) - 1)).float() * (1 - 2 * SMOOTH) + SMOOTH
    loss = functional.binary_cross_entropy_with_logits(answers[rows, :3], wanted, pos_weight=FACTOR)
    return loss if rows else answers.sum() * 0


def _subject(answers: Tensor, examples: list[Example]) -> Tensor:
    rows = [row for row, example in enumerate(examples) if example.level]
    wanted = torch.tensor([float(examples[row].about_another) for row in rows])
    return functional.binary_cross_entropy_with_logits(answers[rows, 3], wanted) if rows else answers.sum() * 0


def _forum(answers: Tensor, examples: list[Example]) -> Tensor:
    """Half the weight of its share: the forum says little of one post."""
    rows = [row for row, example in enumerate(examples) if example.in_forum is not None]
    wanted = torch.tensor([0.9 if examples[row].in_forum else 0.1 for row in rows])
    if not rows:
        return answers.sum() * 0
    return 0.5 * len(rows) / len(examples) * functional.binary_cross_entropy_with_logits(answers[rows, 4], wanted)


def _optimizer(network: Network, plan: Plan) -> tuple[torch.optim.AdamW, list[float]]:
    """The higher a layer, the faster it learns."""
    top = len(network.layers)
    groups = [
        (list(network.answers.parameters()), plan.rate * 5),
        ([network.positions.weight, *network.norm.parameters()], plan.rate * plan.decay ** (top + 1)),
        *((list(layer.parameters()), plan.rate * plan.decay ** (top - i)) for i, layer in enumerate(network.layers)),
    ]
    optimizer = torch.optim.AdamW([{"params": weights, "lr": rate} for weights, rate in groups], weight_decay=0.01)
    return optimizer, [rate for _, rate in groups]


def _twins(answers: Tensor, examples: list[Example]) -> Tensor:
    """Of two texts that differ by one detail, the serious one should stand clearly above."""
    apart = []
    for row, example in enumerate(examples):
        for other, twin in enumerate(examples):
            if example.pair and example.pair == twin.pair and (example.level or 0) > (twin.level or 0):
                apart.append(functional.relu(APART - (answers[row, :3].mean() - answers[other, :3].mean())))
    return torch.stack(apart).mean() if apart else answers.sum() * 0


def _endless(examples: list[Example], chance: random.Random, plan: Plan) -> Iterator[Batch]:
    while True:
        yield from _batches(examples, chance, plan)


def _batches(examples: list[Example], chance: random.Random, plan: Plan) -> Iterator[Batch]:
    """Texts of about one length together, twins in the same step, in an order left to chance."""
    ordinary = [example for example in examples if example.level is Level.NONE and example.size < 60]
    texts = [(_as_read(example, ordinary, chance, plan), example) for example in examples if example.parts]
    chance.shuffle(texts)
    batches: list[Batch] = []
    single = [item for item in texts if not item[1].pair]
    for at in range(0, len(single), TOGETHER * 20):
        some = sorted(single[at : at + TOGETHER * 20], key=lambda item: len(item[0]))
        batches += [some[i : i + TOGETHER] for i in range(0, len(some), TOGETHER)]
    twins: dict[str, Batch] = {}
    for item in texts:
        if item[1].pair:
            twins.setdefault(item[1].pair, []).append(item)
    alike = sorted(twins.values(), key=lambda items: len(items[0][0]))
    for at in range(0, len(alike), TOGETHER // 2):
        batches.append([item for items in alike[at : at + TOGETHER // 2] for item in items])
    chance.shuffle(batches)
    yield from batches


def _as_read(example: Example, ordinary: list[Example], chance: random.Random, plan: Plan) -> Text:
    """A short text whole, now and then with other talk beside it; of a long one a window around what matters."""
    if example.size > LONGEST:
        return _window(example, chance)
    text = _numbers(example, 0, len(example.parts))
    if example.category and chance.random() < plan.mixed:
        beside = chance.choice(ordinary)
        other = _numbers(beside, 0, len(beside.parts))[:50]
        if len(text) + len(other) <= LONGEST:
            return text + other if chance.random() < 0.5 else other + text
    return text


def _window(example: Example, chance: random.Random) -> Text:
    most = chance.choice((40, 70, LONGEST))
    if example.key is None:
        anywhere = not example.level  # a serious text without a key sentence is read from its beginning, and further
        first = chance.randrange(len(example.parts)) if anywhere else 0
        most = most if anywhere else LONGEST + 50
        return _numbers(example, first, len(example.parts))[:most]
    first, last, grew = example.key, example.key + 1, True
    while grew:
        sides = [(first - 1, last), (first, last + 1)]
        chance.shuffle(sides)
        fitting = [(a, b) for a, b in sides if a >= 0 and b <= len(example.parts) and _size(example, a, b) <= most]
        grew = bool(fitting)
        first, last = fitting[0] if grew else (first, last)
    return _numbers(example, first, last)


def _size(example: Example, first: int, last: int) -> int:
    return sum(len(part.numbers) for part in example.parts[first:last])


def _numbers(example: Example, first: int, last: int) -> Text:
    return [number for part in example.parts[first:last] for number in part.numbers]


@torch.no_grad()
def _average(mean: dict[str, Tensor], network: Network, count: int) -> None:
    for name, weight in network.state_dict().items():
        mean[name] = weight.clone() if name not in mean else mean[name] + (weight - mean[name]) / count
