"""The encoder in torch: six layers of MiniLM, whose weights a Python package carries, and the heads we teach."""

import json
import zipfile
from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load as load_tensors
from torch import Tensor, nn
from torch.nn import functional

PACKAGE, ARCHIVE = "all_minilm_l6_v2", "model.zip"
LAYERS, WIDTH, HEADS, INNER = 6, 384, 12, 1536
ANSWERS = 5  # concern or higher, risk or higher, imminent; about another; written in a forum about suicide
DROPOUT = 0.1
TENSORS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "o": "attention.output.dense",
    "first": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "second": "output.LayerNorm",
}


class Layer(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.first, self.second = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        dropout = DROPOUT if self.training else 0.0
        heads = (_in_heads(linear(x)) for linear in (self.q, self.k, self.v))
        seen = functional.scaled_dot_product_attention(*heads, attn_mask=mask, dropout_p=dropout)
        seen = self.o(seen.transpose(1, 2).reshape(x.shape))
        x = self.first(x + functional.dropout(seen, dropout))
        return self.second(x + functional.dropout(self.outer(functional.gelu(self.inner(x))), dropout))


class Network(nn.Module):
    """Gives the answers of each text, from the mean of its pieces."""

    def __init__(self, words: int) -> None:
        super().__init__()
        self.words, self.positions = nn.Embedding(words, WIDTH), nn.Embedding(512, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.answers = nn.Linear(WIDTH, ANSWERS)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        x = self.norm(self.words(ids) + self.positions.weight[: ids.shape[1]])
        x = functional.dropout(x, DROPOUT if self.training else 0.0)
        hidden = torch.zeros(mask.shape, dtype=x.dtype).masked_fill(~mask, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, hidden.to(x.dtype))
        seen = mask.unsqueeze(-1).to(x.dtype)
        mean = (x * seen).sum(1) / seen.sum(1)
        return self.answers(functional.dropout(mean, DROPOUT if self.training else 0.0)).float()


def pretrained() -> tuple[Network, list[str]]:
    """The network before it learnt from us, and its words; those that no folded text holds are left out."""
    package = find_spec(PACKAGE)  # not imported: nothing of its code is wanted
    if package is None or not package.submodule_search_locations:
        raise FileNotFoundError(PACKAGE)
    archive = zipfile.ZipFile(Path(package.submodule_search_locations[0]) / ARCHIVE)
    known = json.loads(archive.read("tokenizer.json"))["model"]["vocab"]
    kept = [word for word, _ in sorted(known.items(), key=lambda item: item[1]) if _is_useful(word)]
    tensors = load_tensors(archive.read("model.safetensors"))
    network = Network(len(kept))
    network.load_state_dict(_renamed(tensors, torch.tensor([known[word] for word in kept])), strict=False)
    return network, kept


def _renamed(tensors: dict[str, Tensor], kept: Tensor) -> dict[str, Tensor]:
    tensors = {name.removeprefix("bert."): tensor for name, tensor in tensors.items()}
    renamed = {
        "words.weight": tensors["embeddings.word_embeddings.weight"][kept],
        "positions.weight": tensors["embeddings.position_embeddings.weight"]
        + tensors["embeddings.token_type_embeddings.weight"][0],
    }
    for part in ("weight", "bias"):
        renamed[f"norm.{part}"] = tensors[f"embeddings.LayerNorm.{part}"]
        for number in range(LAYERS):
            for ours, theirs in TENSORS.items():
                renamed[f"layers.{number}.{ours}.{part}"] = tensors[f"encoder.layer.{number}.{theirs}.{part}"]
    return renamed


def _is_useful(word: str) -> bool:
    bare = word.removeprefix("##")
    return not bare.startswith("[unused") and all(letter.isascii() or not letter.isalpha() for letter in bare)


def _in_heads(x: Tensor) -> Tensor:
    return x.view(x.shape[0], x.shape[1], HEADS, WIDTH // HEADS).transpose(1, 2)


def batch_of(texts: list[list[int]]) -> tuple[Tensor, Tensor]:
    """The texts side by side, filled up with zeros, and which places are filled."""
    longest = max(map(len, texts))
    ids = torch.zeros(len(texts), longest, dtype=torch.long)
    mask = torch.zeros(len(texts), longest, dtype=torch.bool)
    for row, numbers in enumerate(texts):
        ids[row, : len(numbers)] = torch.tensor(numbers)
        mask[row, : len(numbers)] = True
    return ids, mask
