"""doccano's JSONL. doccano's own importer is a Django application and is not run here; offsets are checked by its
rule, which counts UTF-16 units (in projects that do not count grapheme clusters)."""

import json

from harness import Format, Reader, shift_number
from truth import Failure, Found, compare_texts, utf16_to_code_point


def by_rule(output):
    """Every line is ASCII: doccano guesses encodings, and took UTF-8 for another one."""
    rows = []
    for path in output.files(".jsonl"):
        for line in path.read_bytes().splitlines():
            if not line.isascii():
                raise Failure("a line is not ASCII")
            rows.append(json.loads(line))
    compare_texts(output.case, [row["text"] for row in rows])
    found = []
    for at, row in enumerate(rows):
        for span in row["entities"]:
            start, end = (utf16_to_code_point(row["text"], span[key]) for key in ("start_offset", "end_offset"))
            found.append(Found(at, row["text"][start:end], start, span["label"]))
        ids = {span["id"] for span in row["entities"]}
        if len(ids) != len(row["entities"]):
            raise Failure("two spans have one id")
        if any(it[end] not in ids for it in row["relations"] for end in ("from_id", "to_id")):
            raise Failure("a relation names a span that is not there")
    return found


FORMAT = Format(
    "doccano",
    [Reader("doccano’s rule for offsets", by_rule)],
    shift_number(".jsonl", r'"start_offset": ?(\d+)'),
)
