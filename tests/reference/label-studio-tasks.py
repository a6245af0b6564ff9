"""
What Label Studio makes of exported tasks, by its own label interface. Reads {path, ranks: how many buckets}; writes
{version, problems: [what it refuses], items: {task: what the Ranker is given}, placed: {task: [{bucket: [id]}]}}.

    python label-studio-tasks.py input.json output.json
"""
import json
import sys

import label_studio_sdk
from label_studio_sdk.label_interface import LabelInterface

with open(sys.argv[1]) as file:
    asked = json.load(file)
buckets = "".join(f'<Bucket name="rank_{i + 1}" title="{i + 1}"/>' for i in range(asked["ranks"]))
interface = LabelInterface(
    f"""<View>
  <Text name="prompt" value="$prompt"/>
  <List name="results" value="$items" title="Answers"/>
  <Ranker name="rank" toName="results">{buckets}</Ranker>
</View>"""
)
interface.validate()
with open(asked["path"]) as file:
    tasks = json.load(file)
problems = []
for task in tasks:
    # Annotations are checked below: with them in it, 2.1 calls its own check without the annotation.
    if not interface.validate_task({"data": task["data"]}):
        problems.append(f"{task['id']}: its data do not fit")
    for annotation in task["annotations"]:
        problems += [f"{task['id']}: {problem}" for problem in interface.validate_prediction(annotation, return_errors=True)]
        # Whoever imports is the author; anybody else has to be known there already.
        if annotation.get("completed_by") is not None:
            problems.append(f"{task['id']}: names an account")
loaded = {task["id"]: interface.load_task(task["data"]) for task in tasks}
with open(sys.argv[2], "w") as file:
    json.dump(
        {
            "version": label_studio_sdk.__version__,
            "problems": problems,
            "items": {name: one.get_object("results").value for name, one in loaded.items()},
            "placed": {
                task["id"]: [
                    region["value"]["ranker"] for one in task["annotations"] for region in one["result"]
                ]
                for task in tasks
            },
        },
        file,
    )
