"""Trains the calibration subjects: a llama-shaped transformer small enough for a laptop's processor.

Build-time only; nobody needs it to use Mettle. Reads what `emit.ts` wrote and writes plain float32 weights that `export.ts`
turns into GGUF. Many items stand behind one conditioning prefix: a suffix attends to the prefix and to itself alone, with
positions restarted, so that each answer equals one item in a fresh context. Loss is the cross-entropy against the whole
option distribution that the subject is built to have, at answer positions only.
"""
import argparse
import json
import math
import os
import time

import numpy as np
import torch
import torch.nn.functional as F

EPSILON = 1e-5


def rope_tables(positions, head_size, base):
    """cos and sin for adjacent-pair rotation, the layout of llama.cpp's llama architecture."""
    frequencies = base ** (-torch.arange(0, head_size, 2, dtype=torch.float32) / head_size)
    angles = positions[..., None].float() * frequencies
    return torch.cos(angles), torch.sin(angles)


def rotate(x, cos, sin):
    even, odd = x[..., 0::2], x[..., 1::2]
    return torch.stack((even * cos - odd * sin, even * sin + odd * cos), dim=-1).flatten(-2)


class RmsNorm(torch.nn.Module):
    def __init__(self, width):
        super().__init__()
        self.weight = torch.nn.Parameter(torch.ones(width))

    def forward(self, x):
        return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + EPSILON) * self.weight


class Block(torch.nn.Module):
    def __init__(self, config):
        super().__init__()
        width, hidden = config["width"], config["feedForward"]
        self.heads = config["heads"]
        self.head_size = width // self.heads
        self.attention_norm = RmsNorm(width)
        self.query = torch.nn.Linear(width, width, bias=False)
        self.key = torch.nn.Linear(width, width, bias=False)
        self.value = torch.nn.Linear(width, width, bias=False)
        self.output = torch.nn.Linear(width, width, bias=False)
        self.ffn_norm = RmsNorm(width)
        self.gate = torch.nn.Linear(width, hidden, bias=False)
        self.up = torch.nn.Linear(width, hidden, bias=False)
        self.down = torch.nn.Linear(hidden, width, bias=False)

    def split(self, x):
        return x.view(*x.shape[:-1], self.heads, self.head_size).transpose(-2, -3)

    def feed_forward(self, x):
        h = self.ffn_norm(x)
        return x + self.down(F.silu(self.gate(h)) * self.up(h))

    def forward(self, prefix, suffix, tables, masks, keep):
        """prefix [B,P,d], suffix [B,K,S,d]; `keep` lists the suffix positions still needed afterwards, or None for all."""
        (cos_p, sin_p), (cos_s, sin_s) = tables
        prefix_mask, prefix_keys, own_mask = masks
        scale = 1 / math.sqrt(self.head_size)
        normed_p, normed_s = self.attention_norm(prefix), self.attention_norm(suffix)
        key_p = rotate(self.split(self.key(normed_p)), cos_p, sin_p)
        value_p = self.split(self.value(normed_p))
        key_s = rotate(self.split(self.key(normed_s)), cos_s, sin_s)
        value_s = self.split(self.value(normed_s))
        cos_q, sin_q = cos_s, sin_s
        if keep is not None:
            index = keep[..., None].expand(-1, -1, -1, suffix.shape[-1])
            suffix = suffix.gather(2, index)
            normed_s = normed_s.gather(2, index)
            table_index = keep[:, :, None, :, None].expand(-1, -1, 1, -1, cos_s.shape[-1])
            cos_q, sin_q = cos_s.gather(3, table_index), sin_s.gather(3, table_index)
            own_mask = own_mask.gather(2, keep[..., None].expand(-1, -1, -1, own_mask.shape[-1]))
        query_s = rotate(self.split(self.query(normed_s)), cos_q, sin_q)

        scores = torch.matmul(query_s, key_s.transpose(-1, -2)) * scale + own_mask[:, :, None]
        b, k, h, s, _ = query_s.shape
        flat = query_s.permute(0, 2, 1, 3, 4).reshape(b, h, k * s, self.head_size)
        to_prefix = torch.matmul(flat, key_p.transpose(-1, -2)) * scale + prefix_keys[:, None, None, :]
        to_prefix = to_prefix.view(b, h, k, s, -1).permute(0, 2, 1, 3, 4)
        weights = torch.softmax(torch.cat((to_prefix, scores), dim=-1), dim=-1)
        width_p = key_p.shape[-2]
        weights_p = weights[..., :width_p].permute(0, 2, 1, 3, 4).reshape(b, h, k * s, width_p)
        from_prefix = torch.matmul(weights_p, value_p).view(b, h, k, s, -1).permute(0, 2, 1, 3, 4)
        mixed = from_prefix + torch.matmul(weights[..., width_p:], value_s)
        suffix = suffix + self.output(mixed.transpose(-2, -3).reshape(b, k, s, -1))
        suffix = self.feed_forward(suffix)

        if keep is None:
            query_p = rotate(self.split(self.query(normed_p)), cos_p, sin_p)
            scores = torch.matmul(query_p, key_p.transpose(-1, -2)) * scale + prefix_mask
            mixed = torch.matmul(torch.softmax(scores, dim=-1), value_p)
            prefix = prefix + self.output(mixed.transpose(-2, -3).reshape(prefix.shape))
            prefix = self.feed_forward(prefix)
        return prefix, suffix


class Subject(torch.nn.Module):
    def __init__(self, config):
        super().__init__()
        self.config = config
        self.embedding = torch.nn.Embedding(config["vocabulary"], config["width"])
        self.blocks = torch.nn.ModuleList(Block(config) for _ in range(config["layers"]))
        self.norm = RmsNorm(config["width"])
        torch.nn.init.normal_(self.embedding.weight, std=0.05)
        for block in self.blocks:
            for name, parameter in block.named_parameters():
                if parameter.dim() == 2:
                    std = 1 / math.sqrt(parameter.shape[1])
                    if name.startswith(("output", "down")):
                        std /= math.sqrt(2 * config["layers"])
                    torch.nn.init.normal_(parameter, std=std)

    def forward(self, batch):
        """Final states [B,K,2,d] at the answer position and at the token after it, and the prefix states of the middle."""
        prefix_tokens, suffix_tokens = batch["prefix"], batch["suffix"]
        b, p = prefix_tokens.shape
        _, k, s = suffix_tokens.shape
        minus = torch.tensor(-1e9)
        padded = torch.arange(p)[None, :] >= batch["prefix_length"][:, None]
        prefix_keys = torch.where(padded, minus, torch.tensor(0.0))
        causal = torch.triu(torch.full((p, p), -1e9), diagonal=1)
        prefix_mask = causal[None, None] + prefix_keys[:, None, None, :]
        own = torch.triu(torch.full((s, s), -1e9), diagonal=1)
        own_mask = own.expand(b, k, s, s)
        head_size = self.config["width"] // self.config["heads"]
        base = self.config["ropeBase"]
        tables_p = tuple(t[None, None] for t in rope_tables(torch.arange(p), head_size, base))
        positions = batch["prefix_length"][:, None] + torch.arange(s)[None, :]
        tables_s = tuple(
            t[:, None, None].expand(b, k, 1, s, head_size // 2) for t in rope_tables(positions, head_size, base)
        )
        x_p, x_s = self.embedding(prefix_tokens), self.embedding(suffix_tokens)
        keep = torch.stack((batch["answer_at"] - 1, batch["answer_at"]), dim=-1)
        middle = None
        for number, block in enumerate(self.blocks):
            last = number == len(self.blocks) - 1
            x_p, x_s = block(x_p, x_s, (tables_p, tables_s), (prefix_mask, prefix_keys, own_mask), keep if last else None)
            if number == self.config["layers"] // 2 - 1:
                middle = (x_p, x_s)
        return self.norm(x_s), middle

    def logits(self, states):
        return states @ self.embedding.weight.t()


class Corpus:
    """Training examples as `emit.ts` wrote them."""

    def __init__(self, folder, name):
        with open(os.path.join(folder, f"{name}.json")) as file:
            self.meta = json.load(file)
        read = lambda part, kind: np.fromfile(os.path.join(folder, f"{name}.{part}.bin"), dtype=kind)
        self.tokens = read("tokens", "<u2").astype(np.int64)
        self.prefix = read("prefix", "<u4").reshape(-1, 3)  # start, length, end of system text (0: none)
        k = self.meta["itemsPerPrefix"]
        self.k = k
        self.suffix = read("suffix", "<u4").reshape(-1, k, 2)  # start, length without the answer
        self.labels = read("labels", "<u2").astype(np.int64).reshape(-1, k, 5)
        self.targets = read("targets", "<f4").reshape(-1, k, len(self.meta["kinds"]), 5)
        self.levels = read("levels", "<f4").reshape(-1, 5)
        self.readings = read("readings", "<u1").astype(np.int64).reshape(-1, k)
        self.reversed = read("orders", "<u1").astype(np.int64)

    def __len__(self):
        return len(self.prefix)

    def epoch(self, batch_size, generator, forward_only):
        """Batches in random order whose suffixes are of like length, so that little is padded."""
        order = generator.permutation(len(self))
        if forward_only:
            order = order[self.reversed[order] == 0]
        pools = [order[start : start + 64 * batch_size] for start in range(0, len(order), 64 * batch_size)]
        batches = []
        for pool in pools:
            pool = pool[np.argsort(self.suffix[pool, :, 1].max(1), kind="stable")]
            batches += [pool[start : start + batch_size] for start in range(0, len(pool) - batch_size + 1, batch_size)]
        return [batches[index] for index in generator.permutation(len(batches))]

    def batch(self, rows, kind, generator):
        end = self.meta["endToken"]
        lengths = self.prefix[rows, 1].astype(np.int64)
        suffix_lengths = self.suffix[rows, :, 1].astype(np.int64)
        prefix = np.zeros((len(rows), lengths.max()), dtype=np.int64)
        suffix = np.zeros((len(rows), self.k, suffix_lengths.max() + 1), dtype=np.int64)
        targets = self.targets[rows, :, kind]
        labels = self.labels[rows]
        cumulative = targets.cumsum(-1)
        drawn = (generator.random((len(rows), self.k, 1)) * cumulative[..., -1:] > cumulative).sum(-1).clip(0, 4)
        answer = np.take_along_axis(labels, drawn[..., None], -1)[..., 0]
        for i, row in enumerate(rows):
            start = self.prefix[row, 0]
            prefix[i, : lengths[i]] = self.tokens[start : start + lengths[i]]
            for j in range(self.k):
                start, length = self.suffix[row, j]
                suffix[i, j, :length] = self.tokens[start : start + length]
                suffix[i, j, length] = answer[i, j]
        return {
            "prefix": torch.from_numpy(prefix),
            "prefix_length": torch.from_numpy(lengths),
            "system_end": torch.from_numpy(self.prefix[rows, 2].astype(np.int64)),
            "suffix": torch.from_numpy(suffix),
            "answer_at": torch.from_numpy(suffix_lengths),
            "labels": torch.from_numpy(labels),
            "targets": torch.from_numpy(targets.copy()),
            "levels": torch.from_numpy(self.levels[rows]),
            "readings": torch.from_numpy(self.readings[rows]),
            "reversed": torch.from_numpy(self.reversed[rows]),
            "end": end,
        }


def option_loss(model, states, batch):
    """Cross-entropy over the whole vocabulary against the option distribution, and against the end token after the answer."""
    answer = F.log_softmax(model.logits(states[:, :, 0]), dim=-1)
    chosen = answer.gather(-1, batch["labels"])
    entropy = -(batch["targets"] * batch["targets"].clamp_min(1e-9).log()).sum(-1)
    loss = (-(batch["targets"] * chosen).sum(-1) - entropy).mean()
    after = F.log_softmax(model.logits(states[:, :, 1]), dim=-1)[..., batch["end"]]
    distance = (chosen.exp() - batch["targets"]).abs().sum(-1)
    return loss, -after.mean(), distance


def learning_rate(step, steps, peak):
    warm = min(1.0, (step + 1) / 60)
    progress = step / steps
    return peak * warm * (0.04 + 0.96 * 0.5 * (1 + math.cos(math.pi * progress)))


def train(model, corpus, kind, steps, batch_size, peak, seed, probes, log, forward_steps):
    """Trains in place. The first `forward_steps` see forward option order alone: keying and order together are a parity, which
    is learnt far sooner one after the other."""
    generator = np.random.default_rng(seed)
    parameters = list(model.parameters()) + list(probes.parameters())
    decayed = [p for p in parameters if p.dim() == 2]
    plain = [p for p in parameters if p.dim() != 2]
    optimizer = torch.optim.AdamW(
        [{"params": decayed, "weight_decay": 0.02}, {"params": plain, "weight_decay": 0.0}], lr=peak, betas=(0.9, 0.98)
    )
    batches = iter(())
    began = time.time()
    shown = []
    for step in range(steps):
        if step == forward_steps:
            batches = iter(())
        rows = next(batches, None)
        if rows is None:
            batches = iter(corpus.epoch(batch_size, generator, step < forward_steps))
            rows = next(batches)
        batch = corpus.batch(rows, kind, generator)
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(step, steps, peak)
        states, (middle_p, middle_s) = model(batch)
        loss, end_loss, distance = option_loss(model, states, batch)
        total = loss + 0.1 * end_loss
        if probes.weight > 0:
            total = total + probes.weight * probes(middle_p, middle_s, batch) * max(0.0, 1 - 1.5 * step / steps)
        optimizer.zero_grad(set_to_none=True)
        total.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        shown.append((loss.item(), end_loss.item(), distance.mean().item() / 2))
        if (step + 1) % 50 == 0 or step + 1 == steps:
            mean = np.mean(shown, axis=0)
            shown = []
            parts = " ".join(f"{name} {value:.3f}" for name, value in probes.shown.items())
            log(f"step {step + 1}/{steps} kl {mean[0]:.4f} end {mean[1]:.4f} tv {mean[2]:.4f} {parts} {time.time() - began:.0f}s")
        if (step + 1) % 200 == 0:
            log.checkpoint(model)


class Probes(torch.nn.Module):
    """Training-only readers of trait, keying and option order (at the answer) and of the requested levels (at the end of the system text)."""

    def __init__(self, width, weight):
        super().__init__()
        self.weight = weight
        self.shown = {}
        self.item = torch.nn.Linear(width, 10)
        self.request = torch.nn.Linear(width, 10)
        self.order = torch.nn.Linear(width, 1)

    def forward(self, prefix, suffix, batch):
        index = (batch["answer_at"] - 1)[..., None, None].expand(-1, -1, 1, suffix.shape[-1])
        at_answer = suffix.gather(2, index)[:, :, 0]
        loss = F.cross_entropy(self.item(at_answer).flatten(0, 1), batch["readings"].flatten())
        self.shown["item"] = loss.item()
        reversed_order = batch["reversed"][:, None].expand(-1, at_answer.shape[1]).float()
        loss = loss + F.binary_cross_entropy_with_logits(self.order(at_answer)[..., 0], reversed_order)
        self.shown["order"] = loss.item() - self.shown["item"]
        asked_rows = batch["system_end"] > 0
        if asked_rows.any():
            at = batch["system_end"][asked_rows]
            states = prefix[asked_rows].gather(1, at[:, None, None].expand(-1, 1, prefix.shape[-1]))[:, 0]
            read = self.request(states)
            levels = batch["levels"][asked_rows]
            asked = ~torch.isnan(levels)
            loss = loss + F.binary_cross_entropy_with_logits(read[:, 5:], asked.float())
            if asked.any():
                loss = loss + 4 * F.mse_loss(torch.sigmoid(read[:, :5])[asked], levels[asked])
        self.shown["request"] = loss.item() - self.shown["item"] - self.shown["order"]
        return loss


class Log:
    def __init__(self, folder, name):
        self.path = os.path.join(folder, f"{name}.log")
        self.weights = os.path.join(folder, f"{name}.checkpoint.pt")
        open(self.path, "w").close()

    def __call__(self, line):
        with open(self.path, "a") as file:
            file.write(line + "\n")

    def checkpoint(self, model):
        torch.save(model.state_dict(), self.weights)


def rounded_to_half(model):
    """The weights that the F16 file holds: matrices rounded to half precision, norms in single."""
    with torch.no_grad():
        for parameter in model.parameters():
            if parameter.dim() == 2:
                parameter.copy_(parameter.half().float())


def write_weights(model, folder, kind):
    with torch.no_grad(), open(os.path.join(folder, f"{kind}.weights.bin"), "wb") as file:
        index = []
        for name, parameter in model.named_parameters():
            data = parameter.detach().numpy().astype("<f4")
            index.append({"name": name, "shape": list(data.shape), "offset": file.tell()})
            file.write(data.tobytes())
    with open(os.path.join(folder, f"{kind}.weights.json"), "w") as file:
        json.dump({"config": model.config, "tensors": index}, file)


def evaluate(model, corpus, kind, batch_size=16):
    """Mean total-variation distance from the design, and the option probabilities, over a corpus in order."""
    generator = np.random.default_rng(0)
    probabilities, distances = [], []
    with torch.no_grad():
        for start in range(0, len(corpus), batch_size):
            rows = np.arange(start, min(start + batch_size, len(corpus)))
            batch = corpus.batch(rows, kind, generator)
            states, _ = model(batch)
            chosen = F.softmax(model.logits(states[:, :, 0]), dim=-1).gather(-1, batch["labels"])
            probabilities.append(chosen.numpy())
            distances.append(((chosen - batch["targets"]).abs().sum(-1) / 2).numpy())
    return np.concatenate(probabilities), np.concatenate(distances)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", required=True)
    parser.add_argument("--kind", required=True)
    parser.add_argument("--from-kind")
    parser.add_argument("--corpus", choices=("train", "refine"), default="refine")
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--seed", type=int, default=20261124)
    parser.add_argument("--probe-weight", type=float, default=0.3)
    parser.add_argument("--forward-steps", type=int, default=0)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--evaluate-only", action="store_true")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    with open(os.path.join(arguments.folder, "config.json")) as file:
        config = json.load(file)
    model = Subject(config)
    if arguments.from_kind:
        model.load_state_dict(torch.load(os.path.join(arguments.folder, f"{arguments.from_kind}.checkpoint.pt")))
    log = Log(arguments.folder, arguments.kind) if not arguments.evaluate_only else None
    if arguments.evaluate_only:
        model.load_state_dict(torch.load(os.path.join(arguments.folder, f"{arguments.kind}.checkpoint.pt")))
    else:
        corpus = Corpus(arguments.folder, arguments.corpus)
        probes = Probes(config["width"], arguments.probe_weight)
        kind = corpus.meta["kinds"].index(arguments.kind)
        train(model, corpus, kind, arguments.steps, arguments.batch, arguments.rate, arguments.seed, probes, log, arguments.forward_steps)
        log.checkpoint(model)
    rounded_to_half(model)
    write_weights(model, arguments.folder, arguments.kind)
    for name in ("study", "reference", "seen", "held-out"):
        if not os.path.exists(os.path.join(arguments.folder, f"{name}.json")):
            continue
        corpus = Corpus(arguments.folder, name)
        kind = corpus.meta["kinds"].index(arguments.kind)
        probabilities, distances = evaluate(model, corpus, kind)
        probabilities.astype("<f4").tofile(os.path.join(arguments.folder, f"{arguments.kind}.{name}.probabilities.bin"))
        line = f"{name}: mean total variation {distances.mean():.4f}, 95th percentile {np.quantile(distances, 0.95):.4f}"
        print(line)
        if log:
            log(line)


if __name__ == "__main__":
    main()
