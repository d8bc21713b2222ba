"""What a case says: the texts, and for every fragment where it stands and which words it covers."""

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path


class Failure(Exception):
    """A loader did not find what the case says. The message is for people."""


@dataclass(frozen=True)
class Fragment:
    """A stretch of an article; offsets count code points."""

    document: int
    annotation: str
    label: str
    start: int
    end: int
    exact: str


@dataclass(frozen=True)
class Found:
    """What a loader selected by the offsets in a file. `None` where its format does not say."""

    document: int
    text: str
    start: int | None = None
    label: str | None = None


@dataclass
class Document:
    id: str
    title: str
    text: str
    annotations: list
    relations: list


@dataclass
class Case:
    name: str
    file: Path
    documents: list = field(default_factory=list)

    @property
    def fragments(self):
        """All fragments, in the order of the file."""
        return [
            Fragment(at, annotation["id"], annotation["label"], f["start"], f["end"], f["exact"])
            for at, document in enumerate(self.documents)
            for annotation in document.annotations
            for f in annotation["fragments"]
        ]

    def index(self, id):
        """The position of the article of that id."""
        for at, document in enumerate(self.documents):
            if document.id == id:
                return at
        raise Failure(f"there is no article {id!r}")


def read_case(file):
    """Reads a case, with line ends as Factmark has them: LF. Offsets behind a CRLF follow."""
    case = Case(file.stem, file)
    for it in json.loads(file.read_bytes())["documents"]:
        raw = it["text"]
        text = raw.replace("\r\n", "\n")
        for annotation in it["annotations"]:
            for f in annotation["fragments"]:
                exact = raw[f["start"] : f["end"]]
                if exact != f["exact"]:
                    raise Failure(f"{file.name}: {annotation['id']} is not where its words are")
                f["start"] -= raw.count("\r\n", 0, f["start"])
                f["end"] -= raw.count("\r\n", 0, f["end"])
                f["exact"] = exact.replace("\r\n", "\n")
                assert text[f["start"] : f["end"]] == f["exact"]
        case.documents.append(Document(it["id"], it["title"], text, it["annotations"], it["relations"]))
    return case


# How a line of `--report` begins that says that a whole annotation (or article) is not in the file.
LEFT_OUT = (
    "overlaps another annotation",
    "covers no word, left out",
    "the format has no place for the label",
    "left out, because",
)


def left_out(case, report):
    """How many fragments the report says are not in the file."""
    gone, uncounted = set(), 0
    for line in report:
        if line["kind"] != "lost" or not line["what"].startswith(LEFT_OUT):
            continue
        places = [(it["document"], it["annotation"]) for it in line["places"]]
        gone.update(places)
        # Beyond the first places a line only counts. The case with so many has no annotation of several pieces.
        uncounted += line["count"] - len(places)
    return uncounted + sum((case.documents[it.document].id, it.annotation) in gone for it in case.fragments)


def compare_texts(case, texts):
    """Compares the articles' texts as a loader has them."""
    expected = [document.text for document in case.documents]
    if list(texts) != expected:
        if len(texts) != len(expected):
            raise Failure(f"{len(texts)} articles instead of {len(expected)}")
        at = next(at for at, pair in enumerate(zip(texts, expected)) if pair[0] != pair[1])
        raise Failure(f"article {at}: the text is {texts[at]!r} instead of {expected[at]!r}")


def compare(case, found, n_left_out=0):
    """Compares every fragment with what a loader found; returns how many were compared.

    What a loader does not tell (`None`: where a fragment starts, its label) is not compared.
    """
    has_start = all(it.start is not None for it in found)
    has_label = all(it.label is not None for it in found) and all(plain(it.label) for it in case.fragments)

    def key(document, start, label, text):
        return (document, start if has_start else None, label.casefold() if has_label else None, text)

    expected = Counter(key(it.document, it.start, it.label, it.exact) for it in case.fragments)
    loaded = Counter(key(it.document, it.start, it.label, it.text) for it in found)
    wrong, missing = loaded - expected, expected - loaded
    if wrong:
        raise Failure(f"{sum(wrong.values())} fragments are not in the case, {listed(wrong)}; instead of {listed(missing)}")
    if sum(missing.values()) != n_left_out:
        raise Failure(
            f"{sum(missing.values())} fragments are not there, {n_left_out} are reported as left out: {listed(missing)}"
        )
    return sum(loaded.values())


def plain(label):
    """Whether every format can write a label as it is."""
    return label.isascii() and label.isalpha()


def listed(counter):
    some = [repr(it) for it in list(counter)[:3]]
    return ", ".join(some) + (" …" if len(counter) > 3 else "")


def utf16_to_code_point(text, at):
    """The code point at a place counted in UTF-16 units."""
    units = text.encode("utf-16-le")
    try:
        return len(units[: at * 2].decode("utf-16-le"))
    except UnicodeDecodeError:
        raise Failure(f"the UTF-16 offset {at} is inside a character") from None
