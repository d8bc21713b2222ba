"""Label Studio's JSON and labelling configuration, checked and loaded by its SDK. Offsets count code points."""

import json
import tempfile
from pathlib import Path

from label_studio_sdk.converter import Converter
from label_studio_sdk.label_interface import LabelInterface

from harness import Format, Reader, named, shift_number
from truth import Failure, Found, compare_texts


def tasks_of(output):
    tasks = json.loads(output.file(".json").read_text(encoding="utf-8"))
    compare_texts(output.case, [task["data"]["text"] for task in tasks])
    return tasks


def by_interface(output):
    """Each annotation fits the configuration; offsets select the words that it quotes."""
    interface = LabelInterface(output.file(".xml").read_text(encoding="utf-8"))
    interface.validate()
    found = []
    for at, task in enumerate(tasks_of(output)):
        text = task["data"]["text"]
        for annotation in task["annotations"]:
            if not interface.validate_annotation(annotation):
                raise Failure(f"task {at}: the configuration does not fit the annotation")
            for region in annotation["result"]:
                if region["type"] != "labels":
                    continue
                value = region["value"]
                words = text[value["start"] : value["end"]]
                if words != value["text"]:
                    raise Failure(f"the offsets select {words!r}, the file says {value['text']!r}")
                found.append(Found(at, words, value["start"], value["labels"][0]))
    return found


def by_converter(output):
    """What its converter makes of the tasks: JSON_MIN, as people download it from Label Studio."""
    tasks = tasks_of(output)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "tasks.json"
        source.write_text(json.dumps(tasks), encoding="utf-8")
        converter = Converter(output.file(".xml").read_text(encoding="utf-8"), folder)
        converter.convert_to_json_min(str(source), f"{folder}/out", is_dir=False)
        rows = json.loads((Path(folder) / "out" / "result.json").read_text(encoding="utf-8"))
    compare_texts(output.case, [row["text"] for row in rows])
    return [
        Found(at, row["text"][span["start"] : span["end"]], span["start"], span["labels"][0])
        for at, row in enumerate(rows)
        for span in row.get("label", [])
    ]


FORMAT = Format(
    "label-studio",
    [
        Reader(named("label-studio-sdk", " LabelInterface"), by_interface),
        Reader(named("label-studio-sdk", " Converter"), by_converter),
    ],
    shift_number(".json", r'"start": ?(\d+)'),
)
