"""Rows of tokens with tags, loaded by Hugging Face datasets; the tags are read by seqeval, strictly."""

import json

from datasets import ClassLabel, List, load_dataset
from seqeval.scheme import IOB2, Entities

from harness import Format, Reader, named, swap
from tagged import Tagged
from truth import Failure, compare_texts

TAGS = "_tags"


def rows(output):
    """Each column of tags is cast to the names in the features file, then decoded."""
    data = load_dataset("json", data_files=str(output.file(".tokens.jsonl")), split="train")
    compare_texts(output.case, data["text"])
    features = json.loads(output.file(".features.json").read_text(encoding="utf-8"))
    tagged = Tagged(output)
    for column, names in features.items():
        data = data.cast_column(column, List(ClassLabel(names=names)))
    for row in data:
        document = output.case.index(row["id"])
        tokens = list(zip(row["token_starts"], row["token_ends"]))
        for (start, end), word in zip(tokens, row["tokens"], strict=True):
            if row["text"][start:end] != word:
                raise Failure(f"the token {word!r} is not at {start}")
        for column, names in features.items():
            tags = [names[it] for it in row[column]]
            entities = Entities([tags], IOB2).entities[0] if tags else []
            tagged.layer(document, column.removesuffix(TAGS), tokens, [(it.start, it.end) for it in entities])
    return tagged.finish()


FORMAT = Format(
    "tokens",
    [Reader(f"{named('datasets')}, {named('seqeval')}", rows)],
    swap(".tokens.jsonl", r'"B-', '"I-'),
)
