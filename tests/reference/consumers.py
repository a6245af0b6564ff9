"""
What real consumers make of exported files. Reads {model, folder, files: [{name, path, kind}], steps: [{trainer, name}]};
writes {rows: {name: the first rows}, counts, losses: {"trainer name": the loss of one step}}.

    python consumers.py input.json output.json
"""
import json
import os
import sys

with open(sys.argv[1]) as file:
    asked = json.load(file)
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["HF_HOME"] = os.path.join(asked["folder"], "cache")

from datasets import load_dataset

LOADER = {"jsonl": "json", "parquet": "parquet", "csv": "csv"}
loaded = {
    one["name"]: load_dataset(LOADER[one["kind"]], data_files=one["path"], split="train") for one in asked["files"]
}
answer = {
    "rows": {name: [data[i] for i in range(min(2, len(data)))] for name, data in loaded.items()},
    "counts": {name: len(data) for name, data in loaded.items()},
    "losses": {},
}


def trainer_of(kind, data):
    import trl
    from transformers import AutoModelForCausalLM, AutoModelForSequenceClassification, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(asked["model"])
    settings = {
        "output_dir": os.path.join(asked["folder"], "out"),
        "max_steps": 1,
        "per_device_train_batch_size": 2,
        "report_to": [],
        "save_strategy": "no",
        "use_cpu": True,
        "bf16": False,
        "gradient_checkpointing": False,
        "logging_steps": 1,
        "seed": 1,
    }
    if kind == "KTO" and not hasattr(trl, "KTOTrainer"):
        from trl.experimental import kto as trl
    if kind == "Reward":
        model = AutoModelForSequenceClassification.from_pretrained(asked["model"], num_labels=1)
    else:
        model = AutoModelForCausalLM.from_pretrained(asked["model"])
    more = {}
    if kind == "GRPO":
        settings.update(num_generations=2, max_completion_length=4)
        more["reward_funcs"] = lambda completions, **_: [float(len(str(one))) for one in completions]
    config = getattr(trl, f"{kind}Config")(**settings)
    return getattr(trl, f"{kind}Trainer")(
        model=model, args=config, train_dataset=data, processing_class=tokenizer, **more
    )


for step in asked["steps"]:
    trainer = trainer_of(step["trainer"], loaded[step["name"]])
    answer["losses"][f"{step['trainer']} {step['name']}"] = trainer.train().training_loss
with open(sys.argv[2], "w") as file:
    json.dump(answer, file, default=str)
