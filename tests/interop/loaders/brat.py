"""brat standoff, loaded by pybrat and by bratly. Offsets count code points."""

from bratly import EntityAnnotation
from bratly.io import read_and_load_ann_file
from pybrat.parser import BratParser

from harness import Format, Reader, named, shift_number
from truth import Failure, Found, compare_texts


def index_of(output, text):
    """The position of the article of that text."""
    texts = [it.text for it in output.case.documents]
    if text not in texts:
        raise Failure(f"no article has the text {text!r}")
    return texts.index(text)


def select(at, text, label, pieces, mention):
    """The fragments of an entity, whose words have to be those that the file quotes."""
    quoted = " ".join(text[start:end] for start, end in pieces).replace("\n", " ").replace("\t", " ")
    if quoted != mention:
        raise Failure(f"the offsets select {quoted!r}, the file says {mention!r}")
    whole = []
    for start, end in pieces:
        # brat ends a piece with the line; Factmark goes on in the next.
        if whole and not text[whole[-1][1] : start].strip("\n"):
            start = whole.pop()[0]
        whole.append((start, end))
    return [Found(at, text[start:end], start, label) for start, end in whole]


def by_pybrat(output):
    """Entities with all their pieces. Its default, `error="raise"`, refuses two entities in one place."""
    found, texts = [], []
    for example in BratParser(error="ignore").parse(str(output.folder)):
        at = index_of(output, example.text)
        texts.append(at)
        for entity in example.entities:
            pieces = [(it.start, it.end) for it in entity.spans]
            found += select(at, example.text, entity.type, pieces, entity.mention)
        n_relations = len(output.case.documents[at].relations)
        if len(example.relations) != n_relations:
            raise Failure(f"{len(example.relations)} relations instead of {n_relations}")
    if sorted(texts) != list(range(len(output.case.documents))):
        raise Failure(f"the articles are {sorted(texts)}")
    return found


def by_bratly(output):
    """Entities with all their pieces; its check of the grammar is on, equal annotations are kept."""
    found = []
    for file in output.files(".ann"):
        text = file.with_suffix(".txt").read_bytes().decode()
        at = index_of(output, text)
        loaded = read_and_load_ann_file(str(file), no_duplicates=False, grammar_check=True)
        for entity in loaded.get_annotations(EntityAnnotation):
            pieces = [(it.start, it.end) for it in entity.fragments]
            found += select(at, text, entity.label, pieces, entity.content)
    return found


FORMAT = Format(
    "brat",
    [Reader(named("pybrat"), by_pybrat), Reader(f"{named('bratly')}, {named('bratly-io-fs')}", by_bratly)],
    shift_number(".ann", r"(?m)^T\d+\t\S+ (\d+) "),
)
