"""
What PEFT makes of a model folder and an adapter folder of ours: logits with the adapter, with it off and with it merged;
and an adapter that PEFT itself has written for the same model, with its logits. Reads one JSON file, writes another.

    python peft.py input.json output.json
"""
import base64
import json
import os
import sys
import tempfile

import torch
from peft import LoraConfig, PeftModel, get_peft_model
from transformers import LlamaForCausalLM
import peft

torch.set_num_threads(1)


def main(source, target):
    with open(source) as file:
        case = json.load(file)
    tokens = torch.tensor([case["tokens"]])

    def base():
        return LlamaForCausalLM.from_pretrained(case["model"], attn_implementation="eager", dtype=torch.float32).eval()

    def logits_of(model):
        with torch.no_grad():
            return model(tokens).logits[0].double().flatten().tolist()

    ours = PeftModel.from_pretrained(base(), case["adapter"]).eval()
    out = {"peft": peft.__version__, "on": logits_of(ours)}
    with ours.disable_adapter():
        out["off"] = logits_of(ours)
    out["merged"] = logits_of(ours.merge_and_unload())

    torch.manual_seed(5)
    theirs = get_peft_model(base(), LoraConfig(
        r=2, lora_alpha=6, target_modules=["q_proj", "down_proj"], init_lora_weights=False, task_type="CAUSAL_LM",
    )).eval()
    out["theirs"] = {"logits": logits_of(theirs), "files": {}}
    with tempfile.TemporaryDirectory() as folder:
        theirs.save_pretrained(folder)
        for name in ("adapter_config.json", "adapter_model.safetensors"):
            with open(os.path.join(folder, name), "rb") as file:
                out["theirs"]["files"][name] = base64.b64encode(file.read()).decode()
    # Where the base model was has nothing to do with the answers.
    config = json.loads(base64.b64decode(out["theirs"]["files"]["adapter_config.json"]))
    config["base_model_name_or_path"] = None
    out["theirs"]["files"]["adapter_config.json"] = base64.b64encode(json.dumps(config).encode()).decode()
    with open(target, "w") as file:
        json.dump(out, file, indent=1)
        file.write("\n")


main(*sys.argv[1:])
