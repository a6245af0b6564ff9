"""Asks a Laurel as other tools do: with OpenAI's own client, and as OpenRLHF asks for rewards. Prints what they got."""
import json
import sys

import openai
import requests

address, key = sys.argv[1:]
client = openai.OpenAI(base_url=f"{address}/v1", api_key=key, max_retries=0)
asked = dict(
    model="base",
    messages=[{"role": "user", "content": "Say hello to the cat."}],
    max_tokens=12,
    seed=3,
)


def checked(answer):
    """The client takes what comes; its own types say whether it is as documented."""
    return type(answer).model_validate(answer.to_dict())


chat = checked(client.chat.completions.create(**asked, logprobs=True, top_logprobs=2))
whole = chat.choices[0]
text = checked(client.completions.create(model="base", prompt="The cat", max_tokens=4, temperature=0, logprobs=2))
parts = [
    chunk.choices[0].delta.content or ""
    for chunk in client.chat.completions.create(**asked, stream=True)
]
try:
    client.chat.completions.create(**{**asked, "model": "nobody"})
    refused = None
except openai.APIError as error:
    refused = type(error).__name__
# openrlhf/utils/remote_rm_utils.py posts like this; the key travels in the address.
url = address.replace("http://", f"http://laurel:{key}@") + "/v1/get_reward"
prompt = "Say hello to the cat."
data = {"query": [f"{prompt} Hello.", f"{prompt} No."], "prompts": [prompt, prompt], "labels": [None, None]}
answer = requests.post(url=url, json=data, headers={"Content-Type": "application/json"}, timeout=180)
answer.raise_for_status()
print(
    json.dumps(
        {
            "models": [model.id for model in client.models.list()],
            "whole": whole.message.content,
            "topLogProbs": [
                len(whole.logprobs.content[0].top_logprobs),
                len(text.choices[0].logprobs.top_logprobs[0]),
            ],
            "streamed": "".join(parts),
            "refused": refused,
            "rewards": answer.json()["rewards"],
        }
    )
)
