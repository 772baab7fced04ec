#!/usr/bin/env python3
"""Writes the small StyleGAN snapshots and reference numbers beside this file.

No published fixture exists for the TensorFlow-era container, so the numbers come from the definition in
specs/discofacegan.md (sections 4 and 9), computed here in float64 with plain loops over kernels, and share no code
with Limner. Needs numpy alone:

    python3 make_stylegan1.py

`disco.pkl` has DiscoFaceGAN's 286 latents, `stock.pkl` a normalised latent as wide as w and protocol 2.
"""
import os
import pickle
import sys
import types

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))


def fake_module(name):
    """A module of that name, so that pickled objects carry the names the published files carry."""
    module = types.ModuleType(name)
    sys.modules[name] = module
    return module


for parent in ("dnnlib", "dnnlib.tflib"):
    fake_module(parent)
network_module = fake_module("dnnlib.tflib.network")
util_module = fake_module("dnnlib.util")


class Network:
    def __init__(self, name, variables, components=None, static_kwargs=None):
        self.state = {"version": 3, "name": name, "static_kwargs": static_kwargs or EasyDict(),
                      "components": components or EasyDict(), "build_module_src": "raise SystemExit('never run')\n",
                      "build_func_name": "G_style", "variables": variables}

    def __getstate__(self):
        return self.state

    def __setstate__(self, state):
        self.state = state


class EasyDict(dict):
    pass


for cls, module in ((Network, network_module), (EasyDict, util_module)):
    cls.__module__ = module.__name__
    cls.__qualname__ = cls.__name__
    setattr(module, cls.__name__, cls)


def layer_names(levels):
    names = []
    for level in range(levels):
        side = 4 << level
        names += [f"{side}x{side}/{n}" for n in (("Const", "Conv") if level == 0 else ("Conv0_up", "Conv1"))]
    return names


def make_variables(rng, latent, style, depth, channels):
    """Float32 variables of G, its mapping and its synthesis, none of them zero."""
    f = lambda *shape: rng.standard_normal(shape).astype(np.float32)
    mapping = []
    for i in range(depth):
        mapping += [(f"Dense{i}/weight", 100 * f(latent if i == 0 else style, style)),
                    (f"Dense{i}/bias", 10 * f(style))]
    levels = len(channels)
    synthesis = [("lod", np.float32(0)), ("4x4/Const/const", f(1, channels[0], 4, 4))]
    for slot, name in enumerate(layer_names(levels)):
        level, out = slot // 2, channels[slot // 2]
        if slot:
            synthesis.append((name + "/weight", f(3, 3, channels[level - 1] if slot % 2 == 0 else out, out)))
        synthesis += [(name + "/Noise/weight", 0.3 * f(out)), (name + "/bias", 0.3 * f(out)),
                      (name + "/StyleMod/weight", f(style, 2 * out)), (name + "/StyleMod/bias", 0.3 * f(2 * out)),
                      (f"noise{slot}", f(1, 1, 4 << level, 4 << level))]
    for level in range(levels):
        lod = levels - 1 - level
        synthesis += [(f"ToRGB_lod{lod}/weight", f(1, 1, channels[level], 3)), (f"ToRGB_lod{lod}/bias", f(3))]
    return [("lod", np.float32(0)), ("dlatent_avg", f(style))], mapping, synthesis


# --- the definition, in float64 ---


def leaky(x):
    return np.maximum(x, 0.2 * x)


def map_latents(mapping, latents, normalise):
    m = {k: v.astype(np.float64) for k, v in mapping}
    x = latents.astype(np.float64)
    if normalise:
        x = x / np.sqrt((x**2).mean(1, keepdims=True) + 1e-8)
    for i in range(len(m) // 2):
        w = m[f"Dense{i}/weight"]
        x = leaky(x @ (w * 0.01 * np.sqrt(2) / np.sqrt(w.shape[0])) + m[f"Dense{i}/bias"] * 0.01)
    return x


def convolve(x, w):
    """x [N, I, h, w], w [kh, kw, I, O], zero padding, same size."""
    kh, kw = w.shape[:2]
    p = np.pad(x, ((0, 0), (0, 0), (kh // 2,) * 2, (kw // 2,) * 2))
    h, wd = x.shape[2:]
    return sum(np.einsum("nihw,io->nohw", p[:, :, r:r + h, c:c + wd], w[r, c])
               for r in range(kh) for c in range(kw))


def blur(x):
    k = np.outer([1, 2, 1], [1, 2, 1]) / 16
    p = np.pad(x, ((0, 0), (0, 0), (1, 1), (1, 1)))
    h, w = x.shape[2:]
    return sum(k[r, c] * p[:, :, r:r + h, c:c + w] for r in range(3) for c in range(3))


def synthesise(synthesis, ws, levels, noise, features=None):
    s = {k: np.asarray(v, np.float64) for k, v in synthesis}
    x = np.repeat(s["4x4/Const/const"], len(ws), 0)
    for slot, name in enumerate(layer_names(levels)):
        if slot:
            w = s[name + "/weight"]
            if slot % 2 == 0:
                x = x.repeat(2, 2).repeat(2, 3)
            x = convolve(x, w * np.sqrt(2) / np.sqrt(9 * w.shape[2]))
            if slot % 2 == 0:
                x = blur(x)
        per_channel = lambda key: s[name + key][None, :, None, None]
        if noise:
            x = x + per_channel("/Noise/weight") * s[f"noise{slot}"]
        x = leaky(x + per_channel("/bias"))
        x = x - x.mean((2, 3), keepdims=True)
        x = x / np.sqrt((x**2).mean((2, 3), keepdims=True) + 1e-8)
        style = ws[:, slot] @ (s[name + "/StyleMod/weight"] / np.sqrt(ws.shape[2])) + s[name + "/StyleMod/bias"]
        scale, shift = np.split(style[:, :, None, None], 2, 1)
        x = x * (scale + 1) + shift
        if features is not None:
            features[name] = x
    w = s["ToRGB_lod0/weight"]
    return convolve(x, w / np.sqrt(w.shape[2])) + s["ToRGB_lod0/bias"][None, :, None, None]


def write(name, seed, latent, style, depth, channels, normalise, protocol):
    rng = np.random.default_rng(seed)
    networks = []
    for label in ("G", "Gs"):
        own, mapping, synthesis = make_variables(rng, latent, style, depth, channels)
        kwargs = EasyDict(normalize_latents=True) if normalise else EasyDict()
        parts = EasyDict(synthesis=Network("G_synthesis", synthesis),
                         mapping=Network("G_mapping", mapping, static_kwargs=kwargs))
        networks.append(Network(label, own, parts))
    discriminator = Network("D", [("lod", np.float32(0)), ("4x4/Dense1/bias", np.zeros(1, np.float32))])
    with open(os.path.join(HERE, name + ".pkl"), "wb") as file:
        pickle.dump((networks[0], discriminator, networks[1]), file, protocol)

    latents = rng.standard_normal((2, latent)).astype(np.float32)
    levels = len(channels)
    slots = 2 * levels
    repeat = lambda w: np.repeat(w[:, None], slots, 1)
    w = map_latents(mapping, latents, normalise)
    arrays = {"latents": latents, "w": w, "image_nonoise": synthesise(synthesis, repeat(w), levels, False)}
    features = {}
    arrays["image"] = synthesise(synthesis, repeat(w), levels, True, features)
    arrays.update(features)
    if latent > 160:
        mean = rng.standard_normal((slots, style)).astype(np.float32)
        alone = latents.copy()
        alone[:, 160:] = 0
        ws = repeat(w)
        ws[:, :8] += 0.3 * (mean[None] - repeat(map_latents(mapping, alone, normalise)))[:, :8]
        arrays.update(identity_mean=mean, ws_truncated=ws,
                      image_truncated=synthesise(synthesis, ws, levels, True))
    np.savez_compressed(os.path.join(HERE, name + ".npz"), **{k: np.asarray(v, np.float32) for k, v in arrays.items()})


if __name__ == "__main__":
    write("disco", 1, latent=286, style=10, depth=3, channels=[7, 6, 5], normalise=False, protocol=4)
    write("stock", 2, latent=12, style=12, depth=2, channels=[6, 5], normalise=True, protocol=2)
