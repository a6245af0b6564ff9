"""
What Argilla makes of exported records. Reads {path, answers: the most of a record}; writes {client, server, records}: what
its client understood, and how many of them its server's own validation let through (null where that is not installed).

    python argilla-records.py input.json output.json
"""
import json
import os
import sys
from copy import deepcopy
from types import SimpleNamespace
from unittest.mock import MagicMock

with open(sys.argv[1]) as file:
    asked = json.load(file)
os.environ["HF_HUB_OFFLINE"] = "1"

import argilla as rg

# Settings look for a server as they are made; none is asked.
rg.Argilla._default_client = MagicMock()
names = [f"response_{i + 1}" for i in range(asked["answers"])]
settings = rg.Settings(
    fields=[rg.ChatField(name="prompt"), *(rg.TextField(name=name, required=False) for name in names)],
    questions=[rg.RankingQuestion(name="ranking", values=names)],
)
# A dataset asks its server for its settings; these are the settings themselves.
dataset = SimpleNamespace(name="laurel", settings=settings, _client=None)
with open(asked["path"]) as file:
    records = [rg.Record.from_dict(row, dataset=dataset) for row in json.load(file)]
# What it would send to its server.
sent = [record.api_model().model_dump(mode="json") for record in records]


def let_through(payloads):
    try:
        from argilla_server.api.schemas.v1.questions import RankingQuestionSettings
        from argilla_server.api.schemas.v1.records import RecordCreate
        from argilla_server.validators.records import RecordValidatorBase
        from argilla_server.validators.responses import ResponseCreateValidator
    except ImportError:
        return None
    for payload in payloads:
        # A dataset of records with as many answers as this one.
        own = [name for name in payload["fields"] if name != "prompt"]
        options = [{"value": name, "text": name} for name in own]
        kinds = dict(is_text=False, is_image=False, is_chat=False, is_custom=False)
        dataset = SimpleNamespace(
            fields=[
                SimpleNamespace(name="prompt", required=True, **{**kinds, "is_chat": True}),
                *(SimpleNamespace(name=name, required=True, **{**kinds, "is_text": True}) for name in own),
            ],
            questions=[
                SimpleNamespace(
                    name="ranking",
                    required=True,
                    parsed_settings=RankingQuestionSettings(type="ranking", options=options),
                )
            ],
        )
        created = RecordCreate.model_validate(deepcopy(payload))
        RecordValidatorBase._validate_fields(created.fields, dataset)
        for response in created.responses or []:
            ResponseCreateValidator.validate(response, SimpleNamespace(dataset=dataset))
    return len(payloads)


answer = {
    "client": rg.__version__,
    "server": let_through(sent),
    "records": [
        {
            "id": payload["external_id"],
            "fields": payload["fields"],
            "rankings": [
                {
                    "user": response["user_id"],
                    "status": response["status"],
                    "ranks": {one["value"]: one["rank"] for one in response["values"]["ranking"]["value"]},
                }
                for response in payload["responses"]
            ],
        }
        for payload in sent
    ],
}
with open(sys.argv[2], "w") as file:
    json.dump(answer, file)
