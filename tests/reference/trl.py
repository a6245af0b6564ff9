"""
The losses of TRL's own trainers, called on given log-probabilities and scores: everything around the loss (models,
accelerator, logging) is a stand-in. Reads one JSON file, writes another.

    python trl.py inputs.json outputs.json
"""
import json
import sys
from collections import defaultdict
from types import SimpleNamespace
from unittest.mock import MagicMock

import torch
import trl
from trl.trainer.dpo_trainer import DPOTrainer
from trl.trainer.grpo_trainer import GRPOTrainer
from trl.trainer.reward_trainer import RewardTrainer
from trl.trainer.rloo_trainer import RLOOTrainer

torch.set_default_dtype(torch.float64)


def stand_in(**attributes):
    trainer = MagicMock()
    same = lambda x, *_, **__: x
    trainer.accelerator = SimpleNamespace(
        gather=same, gather_for_metrics=same, reduce=same, num_processes=1, device=torch.device("cpu"))
    trainer._metrics = defaultdict(lambda: defaultdict(list))
    trainer._tp_size = 1
    trainer._total_train_tokens = 0
    trainer.aux_loss_enabled = False
    trainer._entropy_bonus_enabled = False
    trainer.model.training = True
    trainer.current_gradient_accumulation_steps = 1
    for name, value in attributes.items():
        setattr(trainer, name, value)
    return trainer


def completions(case):
    mask = torch.tensor(case["mask"])
    B, T = mask.shape
    ones = torch.ones(B, 1, dtype=torch.long)
    return {
        "prompt_ids": ones, "prompt_mask": ones,
        "completion_ids": torch.ones(B, T, dtype=torch.long), "completion_mask": mask,
        "advantages": torch.tensor(case["advantages"]),
        "num_items_in_batch": mask.sum(),
    }


def grpo(case):
    log_probs = torch.tensor(case["logProbs"], requires_grad=True)
    trainer = stand_in(
        top_entropy_quantile=1.0, off_policy_mask_threshold=None, use_vllm=False,
        importance_sampling_level=case["level"], loss_type=case["lossType"], beta=case["beta"],
        epsilon_low=case["low"], epsilon_high=case["high"], max_completion_length=case["maxTokens"],
        args=SimpleNamespace(delta=None, use_bias_correction_kl=True, steps_per_generation=1),
    )
    trainer._get_per_token_logps_and_entropies = lambda *_, **__: (log_probs, torch.zeros_like(log_probs), None)
    inputs = {
        **completions(case),
        "old_per_token_logps": torch.tensor(case["oldLogProbs"]),
        "ref_per_token_logps": torch.tensor(case["referenceLogProbs"]),
    }
    loss = GRPOTrainer._compute_loss(trainer, None, inputs)
    return answer(loss, log_probs)


def rloo(case):
    log_probs = torch.tensor(case["logProbs"], requires_grad=True)
    trainer = stand_in(epsilon_low=case["low"], epsilon_high=case["high"])
    trainer._get_per_token_logps_and_entropies = lambda *_, **__: (log_probs, torch.zeros_like(log_probs), None)
    mask = torch.tensor(case["mask"])
    inputs = {**completions(case), "old_logps": (torch.tensor(case["oldLogProbs"]) * mask).sum(1)}
    loss = RLOOTrainer._compute_loss(trainer, None, inputs)
    return answer(loss, log_probs)


def reward(case):
    scores = torch.tensor(case["chosen"] + case["rejected"], requires_grad=True)
    trainer = stand_in(args=SimpleNamespace(center_rewards_coefficient=case["centring"]))
    inputs = {"attention_mask": torch.ones(1)}
    if case["margins"]:
        inputs["margin"] = torch.tensor(case["margins"])
    model = lambda **_: SimpleNamespace(logits=scores[:, None])
    loss = RewardTrainer.compute_loss(trainer, model, inputs)
    return answer(loss, scores)


def dpo(case):
    log_probs = torch.tensor(case["logProbs"], requires_grad=True)
    mask = torch.tensor(case["mask"])
    zero = torch.zeros_like(mask)

    def model(table):
        outputs = SimpleNamespace(
            log_probs=table * mask, entropy=zero, mean_logits=zero, is_top1=zero.bool())
        return lambda **_: outputs

    trainer = stand_in(
        loss_types=[case["lossType"]], loss_weights=[1.0], beta=case["beta"], label_smoothing=case["smoothing"],
        ld_alpha=None, precompute_ref_logps=False, f_divergence_type="reverse_kl", use_weighting=False,
        ref_model=model(torch.tensor(case["referenceLogProbs"])),
    )
    ids = torch.ones(mask.shape[0], mask.shape[1] + 1, dtype=torch.long)
    inputs = {
        "input_ids": ids, "attention_mask": ids,
        "completion_mask": torch.cat([torch.zeros(len(mask), 1, dtype=torch.long), mask], dim=1),
    }
    loss = DPOTrainer._compute_loss(trainer, model(log_probs), inputs, return_outputs=False)
    return answer(loss, log_probs)


def answer(loss, leaf):
    (gradient,) = torch.autograd.grad(loss, [leaf])
    return {"loss": loss.item(), "gradient": (gradient + 0.0).flatten().tolist()}  # JSON has one zero only


KINDS = {"grpo": grpo, "rloo": rloo, "reward": reward, "dpo": dpo}


def main(source, target):
    with open(source) as file:
        cases = json.load(file)
    out = {"trl": trl.__version__, "cases": {case["name"]: KINDS[case["kind"]](case) for case in cases}}
    with open(target, "w") as file:
        json.dump(out, file, indent=1)
        file.write("\n")


main(*sys.argv[1:])
