"""Check-worthiness TSV, loaded by pandas and by Python's csv. It has sentences and no offsets: every sentence has to
stand in its article, one after the other, and be worth checking where a claim of the case says so."""

import csv
import unicodedata

import pandas

from harness import Format, Reader, named, swap
from truth import Failure

COLUMNS = ["line_no", "speaker", "text", "label"]


def by_pandas(output):
    def rows(path):
        table = pandas.read_csv(path, sep="\t", quoting=csv.QUOTE_NONE, keep_default_na=False, names=COLUMNS)
        return table.astype(str).to_dict("records")

    return compare(output, rows)


def by_csv(output):
    def rows(path):
        with open(path, encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file, COLUMNS, delimiter="\t", quoting=csv.QUOTE_NONE))

    return compare(output, rows)


def compare(output, read):
    """Compares all files with the articles; returns how many sentences there are."""
    documents = [(at, it) for at, it in enumerate(output.case.documents) if it.text.strip()]
    files = {path: read(path) for path in output.files(".tsv")} if documents else {}
    n_compared = 0
    for rows in files.values():
        if [int(row["line_no"]) for row in rows] != list(range(1, len(rows) + 1)):
            raise Failure("the lines are not counted from 1")
        at, document = article_of(documents, rows)
        documents.remove((at, document))
        compare_labels(document, rows)
        n_compared += len(rows)
    if documents:
        raise Failure(f"{documents[0][1].id} has no file")
    return n_compared


def blank(text):
    """The text as the format has it: with blanks for tabs and line ends."""
    return "".join(" " if unicodedata.category(it) in ("Cc", "Zl", "Zp") else it for it in text)


def article_of(documents, rows):
    """The article whose words are those of the rows."""
    words = "".join("".join(row["text"].split()) for row in rows)
    for at, document in documents:
        if "".join(blank(document.text).split()) == words:
            return at, document
    raise Failure(f"no article has the words of {rows[0]['text']!r} …")


def compare_labels(document, rows):
    """A sentence is worth checking if a claim that says so covers a letter of it."""
    worth = set()
    for it in document.annotations:
        if it["label"] == "claim" and is_worth_it(it["attributes"]):
            for f in it["fragments"]:
                worth.update(at for at in range(f["start"], f["end"]) if not document.text[at].isspace())
    at, text = 0, blank(document.text)
    for row in rows:
        start = text.find(row["text"], at)
        if start < 0:
            raise Failure(f"{row['text']!r} does not follow in the text")
        at = start + len(row["text"])
        expected = "1" if any(place in worth for place in range(start, at)) else "0"
        if row["label"] != expected:
            raise Failure(f"{row['text']!r} has the label {row['label']} instead of {expected}")


def is_worth_it(attributes):
    worthiness, checkable = attributes.get("check_worthiness"), attributes.get("checkable")
    return worthiness == "high" if worthiness else checkable == "yes" if checkable else True


FORMAT = Format(
    "checkthat",
    [Reader(named("pandas"), by_pandas), Reader("Python’s csv", by_csv)],
    swap(".tsv", r"\t1\n", "\t0\n"),
)
