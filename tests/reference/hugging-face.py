"""
What transformers makes of a downloaded model folder: the ids of some texts, the ids of a conversation by the chat template,
and the logits of one text. Reads {folder, texts, conversation}, writes {ids, chat, logits}.

    python hugging-face.py input.json output.json
"""
import json
import sys

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer

with open(sys.argv[1]) as file:
    asked = json.load(file)
tokenizer = AutoTokenizer.from_pretrained(asked["folder"])
model = AutoModelForCausalLM.from_pretrained(asked["folder"], dtype=torch.float32)
ids = [tokenizer(text)["input_ids"] for text in asked["texts"]]
chat = tokenizer.apply_chat_template(asked["conversation"], tokenize=False)
with torch.no_grad():
    logits = model(torch.tensor([ids[0]])).logits[0]
answer = {
    "ids": ids,
    "back": [tokenizer.decode(one, skip_special_tokens=True) for one in ids],
    "chat": tokenizer(chat, add_special_tokens=False)["input_ids"],
    "logits": logits.flatten().tolist(),
    "special": [tokenizer.pad_token_id, tokenizer.bos_token_id, tokenizer.eos_token_id],
}
with open(sys.argv[2], "w") as file:
    json.dump(answer, file)
