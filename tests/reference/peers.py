"""
What PyTorch makes of the same weights and batches: gradients of the whole model by its autograd, and fifty steps of its
AdamW with clipping and warm-up. The model is written here a second time from the papers, in float64, and its logits are
held against Hugging Face's own Llama where transformers is installed. Reads one JSON file, writes another.

    python peers.py inputs.json outputs.json
"""
import base64
import json
import math
import sys

import numpy
import torch

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)


def array(text, shape):
    return torch.from_numpy(numpy.frombuffer(base64.b64decode(text), dtype=numpy.float64).reshape(shape).copy())


def rms_norm(x, weight, eps):
    return x * torch.rsqrt((x * x).mean(-1, keepdim=True) + eps) * weight


def rotate(x, positions, theta):
    half = x.shape[-1] // 2
    frequencies = theta ** (-torch.arange(half) * 2 / x.shape[-1])
    angles = positions[:, None, :, None] * frequencies  # (B, 1, T, D/2)
    first, second = x[..., :half], x[..., half:]
    return torch.cat([first * angles.cos() - second * angles.sin(), second * angles.cos() + first * angles.sin()], -1)


def linear(x, weights, name, lora):
    y = x @ weights[name].T
    a, b = (weights.get(name.replace(".weight", f".lora_{part}.weight")) for part in "AB")
    return y if a is None else y + lora * (x @ a.T) @ b.T


def logits_of(config, weights, batch):
    tokens, positions, segments = (torch.tensor(batch[k]) for k in ("tokens", "positions", "segments"))
    B, T = tokens.shape
    H, K = config["nHeads"], config["nKvHeads"]
    D = config["dModel"] // H
    lora = config.get("loraScale", 0)
    causal = torch.ones(T, T, dtype=torch.bool).tril()
    visible = (segments[:, :, None] == segments[:, None, :]) & causal  # (B, T, T)
    x = weights["model.embed_tokens.weight"][tokens]
    for layer in range(config["nLayers"]):
        at = f"model.layers.{layer}."
        h = rms_norm(x, weights[at + "input_layernorm.weight"], config["rmsNormEps"])

        def heads(name, count):
            return linear(h, weights, at + f"self_attn.{name}.weight", lora).view(B, T, count, D).transpose(1, 2)

        q = rotate(heads("q_proj", H), positions, config["ropeTheta"])
        k = rotate(heads("k_proj", K), positions, config["ropeTheta"]).repeat_interleave(H // K, 1)
        v = heads("v_proj", K).repeat_interleave(H // K, 1)
        scores = (q @ k.transpose(-1, -2) / math.sqrt(D)).masked_fill(~visible[:, None], -math.inf)
        mixed = (scores.softmax(-1) @ v).transpose(1, 2).reshape(B, T, H * D)
        x = x + linear(mixed, weights, at + "self_attn.o_proj.weight", lora)
        h = rms_norm(x, weights[at + "post_attention_layernorm.weight"], config["rmsNormEps"])
        gate = linear(h, weights, at + "mlp.gate_proj.weight", lora)
        up = linear(h, weights, at + "mlp.up_proj.weight", lora)
        x = x + linear(torch.nn.functional.silu(gate) * up, weights, at + "mlp.down_proj.weight", lora)
    x = rms_norm(x, weights["model.norm.weight"], config["rmsNormEps"])
    head = "model.embed_tokens.weight" if config["tieEmbeddings"] else "lm_head.weight"
    return x @ weights[head].T


def loss_of(config, weights, batch):
    """Weighted sum of negative log-likelihoods, as our trainers accumulate it."""
    log_probs = logits_of(config, weights, batch).log_softmax(-1)
    chosen = log_probs.gather(-1, torch.tensor(batch["targets"])[..., None])[..., 0]
    return -(chosen * torch.tensor(batch["weights"])).sum()


def weights_of(case):
    return {w["name"]: array(w["data"], w["shape"]).requires_grad_() for w in case["parameters"]}


def gradients(case):
    weights = weights_of(case)
    loss = loss_of(case["config"], weights, case["batches"][0])
    names = case["trained"]
    found = torch.autograd.grad(loss, [weights[name] for name in names])
    flat = torch.cat([g.reshape(-1) for g in found]).numpy()
    return {"loss": loss.item(), "gradient": base64.b64encode(flat.astype(numpy.float64).tobytes()).decode()}


def training(case):
    weights = weights_of(case)
    settings = case["optimiser"]
    groups = [
        {"params": [w for w in weights.values() if w.dim() > 1], "weight_decay": settings["weightDecay"]},
        {"params": [w for w in weights.values() if w.dim() == 1], "weight_decay": 0},
    ]
    adam = torch.optim.AdamW(groups, lr=1, betas=(settings["beta1"], settings["beta2"]), eps=settings["eps"])
    losses = []
    for step, rate in enumerate(settings["learningRates"]):
        batch = case["batches"][step % len(case["batches"])]
        loss = loss_of(case["config"], weights, batch) / numpy.sum(batch["weights"])
        adam.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(list(weights.values()), settings["maxNorm"])
        for group in adam.param_groups:
            group["lr"] = rate
        adam.step()
        losses.append(loss.item())
    return {"losses": losses}


def hugging_face(case):
    """Largest difference of our logits to those of transformers' Llama in float32, or null where it is not installed."""
    try:
        from transformers import LlamaConfig, LlamaForCausalLM
    except ImportError:
        return None
    c = case["config"]
    model = LlamaForCausalLM(LlamaConfig(
        vocab_size=c["vocabSize"], hidden_size=c["dModel"], intermediate_size=c["dFf"], num_hidden_layers=c["nLayers"],
        num_attention_heads=c["nHeads"], num_key_value_heads=c["nKvHeads"], max_position_embeddings=c["contextLength"],
        rms_norm_eps=c["rmsNormEps"], rope_theta=c["ropeTheta"], tie_word_embeddings=c["tieEmbeddings"],
        attn_implementation="eager",
    )).float()
    weights = weights_of(case)
    state = {name: w.detach().float() for name, w in weights.items()}
    if c["tieEmbeddings"]:
        state["lm_head.weight"] = state["model.embed_tokens.weight"]
    model.load_state_dict(state)
    tokens = torch.tensor(case["batches"][0]["tokens"])
    T = tokens.shape[1]
    plain = {"tokens": tokens.tolist(), "positions": [list(range(T))] * len(tokens), "segments": [[1] * T] * len(tokens)}
    with torch.no_grad():
        theirs = model(tokens).logits.double()
        return (theirs - logits_of(c, weights, plain)).abs().max().item()


def main(source, target):
    with open(source) as file:
        cases = json.load(file)
    out = {"torch": torch.__version__, "cases": {}}
    for case in cases:
        result = training(case) if "optimiser" in case else gradients(case)
        if case.get("huggingFace"):
            result["huggingFace"] = hugging_face(case)
        out["cases"][case["name"]] = result
    with open(target, "w") as file:
        json.dump(out, file, indent=1)
        file.write("\n")


main(*sys.argv[1:])
