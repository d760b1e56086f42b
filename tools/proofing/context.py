"""Trains the corrector's model of surroundings (语境模型): which character fits between eight before and eight after it.

Usage: context.py SHARED_DATA OUT_FOLDER [--on]  (after model.py; needs torch)
Two rounds through the texts; with --on one more from where the last ended, slowly.
It reads what model.py counts and nothing else. A character is scored by O·h + b, where h comes of two layers over the
embeddings of the sixteen around it and the mean of those farther off; the softmax is over drawn characters and kept near
one, so that scores are logarithms of chances. Weights go out as eight-bit integers with one scale for each row.
"""
import pathlib, sys, time

import numpy as np
import torch
from torch import nn

from model import BASE, EDGE, FIRST, UNKNOWN, encode, sentences

NEAR, FAR = 8, 24
NOWHERE = -14
WIDE, MEAN, FIRST_LAYER, SECOND_LAYER, OUT = 96, 64, 512, 256, 128
BATCH, DRAWN, NOISE = 4096, 2048, 0.05


class Surroundings(nn.Module):
    def __init__(self):
        super().__init__()
        self.near = nn.Embedding(BASE, WIDE)
        self.far = nn.EmbeddingBag(BASE, MEAN, mode="sum")
        self.first = nn.Linear(2 * NEAR * WIDE + MEAN, FIRST_LAYER)
        self.second = nn.Linear(FIRST_LAYER, SECOND_LAYER)
        self.third = nn.Linear(SECOND_LAYER, OUT)
        self.out = nn.Embedding(BASE, OUT)
        self.bias = nn.Parameter(torch.zeros(BASE))
        nn.init.normal_(self.near.weight, std=0.3)
        nn.init.normal_(self.far.weight, std=0.3)
        nn.init.normal_(self.out.weight, std=0.1)
        self.register_buffer("one", torch.ones(BASE))
        self.one[EDGE] = 0

    def forward(self, near, far):
        weights = self.one[far]
        mean = self.far(far, per_sample_weights=weights) / weights.sum(1, keepdim=True).clamp(min=1)
        joined = torch.cat([self.near(near).flatten(1), mean], 1)
        return self.third(torch.relu(self.second(torch.relu(self.first(joined)))))


class Text:
    """The numbers of all sentences, and what stands around a place of one."""

    def __init__(self, stream):
        pad = np.full(FAR + 1, EDGE, np.int64)
        self.codes = np.r_[pad, stream.astype(np.int64), pad]
        edges = self.codes == EDGE
        self.sentence = np.cumsum(edges).astype(np.int32)
        self.places = np.flatnonzero(self.codes >= FIRST)

    def around(self, places):
        offsets = np.r_[-NEAR:0, 1:NEAR + 1]
        farther = np.r_[-FAR:-NEAR, NEAR + 1:FAR + 1]
        found = []
        for each in (offsets, farther):
            at = places[:, None] + each
            found.append(np.where(self.sentence[at] == self.sentence[places][:, None], self.codes[at], EDGE))
        return found


def loss_of(model, near, far, target, drawn, log_drawn):
    hidden = model(near, far)
    own = (hidden * model.out(target)).sum(1) + model.bias[target]
    others = hidden @ model.out(drawn).T + model.bias[drawn]
    # The true character stands for itself, the drawn ones for all: each weighs one over how often it is drawn.
    others = others.float() - log_drawn
    others = others.masked_fill(drawn[None] == target[:, None], -1e9)
    own = own.float()
    total = torch.logsumexp(torch.cat([own[:, None], others], 1), 1)
    return (total - own).mean(), (total ** 2).mean()


def rows_of(weights):
    """Eight-bit rows and what one of each is worth."""
    scales = np.maximum(np.abs(weights).max(1), 1e-9) / 127
    return np.round(weights / scales[:, None]).astype(np.int8), scales.astype(np.float32)


def layer(weights, bias, worth=1.0):
    """A layer as Layer.swift reads it; its inputs are whole numbers of which one is worth so much."""
    rows, scales = rows_of(weights)
    return [scales * np.float32(worth), rows.sum(1, dtype=np.int32), rows, bias.astype(np.float32)]


def export(model, counts, path):
    """Numbers one after another, as Surroundings.swift reads them. What stands near is of seven bits and made positive, as
    all that a layer is given, what stands farther off of eight. What the network never had to expect (marks, figures,
    characters seen less than thrice) it expects nowhere."""
    state = {name: value.numpy().astype(np.float32) for name, value in model.state_dict().items()}
    state["out.weight"][counts < 3], state["bias"][counts < 3] = 0, NOWHERE
    worths = [np.abs(state[name]).max() / most for name, most in (("near.weight", 63), ("far.weight", 127))]
    near, far = (np.round(state[name] / worth) for name, worth in zip(("near.weight", "far.weight"), worths))
    first, rows = state["first.weight"], 2 * NEAR * WIDE
    parts = [np.frombuffer(b"YDCM0003", np.uint8), (near + 64).astype(np.uint8), far.astype(np.int8)]
    parts += layer(first[:, :rows], state["first.bias"], worths[0])
    parts += layer(first[:, rows:], np.zeros(FIRST_LAYER), worths[1])
    parts += layer(state["second.weight"], state["second.bias"]) + layer(state["third.weight"], state["third.bias"])
    parts += layer(state["out.weight"], state["bias"])
    path.write_bytes(b"".join(np.ascontiguousarray(part).tobytes() for part in parts))
    print("bytes", path.stat().st_size)


def main(data, out, goes_on):
    torch.manual_seed(7)
    chance = np.random.default_rng(7)
    order = [line.split("\t")[0] for line in (out / "frequency.tsv").read_text(encoding="utf-8").splitlines()]
    han = np.zeros(BASE, bool)
    for number, c in enumerate(order):
        han[number + FIRST] = "一" <= c <= "鿿"
    text = Text(encode(list(sentences(data)), order)[2])
    places = text.places[han[text.codes[text.places]]]
    counts = np.bincount(text.codes[places], minlength=BASE).astype(float)
    share = counts ** 0.75 / (counts ** 0.75).sum()
    print("places", len(places), flush=True)
    model = Surroundings()
    if goes_on:
        model.load_state_dict(torch.load(out / "context.pt"))
    rounds, fastest = (1, 4e-4) if goes_on else (2, 2e-3)
    best = torch.optim.AdamW(model.parameters(), lr=fastest, weight_decay=0.001)
    steps = rounds * (len(places) // BATCH)
    pace = torch.optim.lr_scheduler.OneCycleLR(best, fastest, total_steps=steps, pct_start=0.05, div_factor=10)
    started, step, mean, spread = time.time(), 0, 0.0, 0.0
    while step < steps:
        mixed = chance.permutation(len(places))
        for start in range(0, len(places) - BATCH, BATCH):
            at = places[mixed[start:start + BATCH]]
            near, far = text.around(at)
            noise = chance.random(near.shape) < NOISE
            near[noise] = np.where(chance.random(noise.sum()) < 0.4, UNKNOWN, chance.choice(text.codes, noise.sum()))
            drawn = chance.choice(BASE, DRAWN, p=share)
            log_drawn = torch.from_numpy(np.log(share[drawn] * DRAWN).astype(np.float32))
            with torch.autocast("cpu", torch.bfloat16):
                loss, norm = loss_of(model, *map(torch.from_numpy, (near, far, text.codes[at], drawn)), log_drawn)
            best.zero_grad(set_to_none=True)
            (loss + 0.02 * norm).backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            best.step()
            pace.step()
            step += 1
            mean, spread = mean + loss.item(), spread + norm.item()
            if step % 250 == 0:
                print(step, steps, f"{mean / 250:.4f} {spread / 250:.4f} {time.time() - started:.0f} s", flush=True)
                mean = spread = 0
            if step % 1000 == 0 or step == steps:
                torch.save(model.state_dict(), out / "context.pt")
            if step == steps:
                break
    export(model, counts, out / "spelling-surroundings.bin")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), "--on" in sys.argv)
