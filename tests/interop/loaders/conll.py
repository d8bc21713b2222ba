"""CoNLL-2003, a file a label, read by seqeval (strict IOB2) and by spaCy's `convert -c ner`."""

import tempfile
from pathlib import Path

import spacy
from seqeval.metrics import f1_score
from seqeval.scheme import IOB2, Entities
from spacy.cli.convert import convert
from spacy.tokens import DocBin

from harness import Format, Reader, named, swap
from tagged import Tagged, places
from truth import Failure

BEGIN = "-DOCSTART- -X- -X- O"


def articles(path):
    """The articles of a file: each a list of sentences, each a list of rows of four columns."""
    found = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split(" ") for line in block.split("\n") if line]
        if rows == [BEGIN.split(" ")]:
            found.append([])
        elif rows:
            if any(len(row) != 4 or row != " ".join(row).split() for row in rows):
                raise Failure(f"{path.name}: a row has not four columns: {rows}")
            found[-1].append(rows)
    return found


def written(output):
    """The positions of the articles that are in the file: the report names those that are not."""
    missing = {
        place["document"]
        for line in output.report
        if line["what"].startswith("the article is empty")
        for place in line["places"]
    }
    return [at for at, document in enumerate(output.case.documents) if document.id not in missing]


def layers(output):
    """The files, each with the id of the label that it is for."""
    known = {letters(it.label): it.label for it in output.case.fragments}
    for path in output.files(".conll"):
        label = path.name.removesuffix(".conll").removeprefix(f"{output.case.name}-")
        yield path, known.get(letters(label), label)


def letters(label):
    """What the name of a file keeps of a label."""
    return "".join(it for it in label.casefold() if it.isalnum())


def by_seqeval(output):
    """Entities by their tokens, which have to follow each other in the article's text."""
    tagged = Tagged(output)
    done = set()
    for path, label in layers(output):
        done.add(label)
        loaded = articles(path)
        order = written(output)
        if len(loaded) != len(order):
            raise Failure(f"{path.name}: {len(loaded)} articles instead of {len(order)}")
        for document, sentences in zip(order, loaded):
            rows = [row for sentence in sentences for row in sentence]
            tokens = places(output.case.documents[document].text, [row[0] for row in rows])
            tagged.layer(document, label, tokens, entities_of(sentences))
        tags = [[row[3] for row in sentence] for sentences in loaded for sentence in sentences]
        if any(tag != "O" for sentence in tags for tag in sentence):
            if f1_score(tags, tags, mode="strict", scheme=IOB2) != 1:
                raise Failure(f"{path.name}: seqeval does not find in the tags what is in them")
    tagged.missing += [it for it in output.case.fragments if it.label not in done]
    return tagged.finish()


def entities_of(sentences):
    """Ranges of tokens, counted over the whole article."""
    found, at = [], 0
    tags = [[row[3] for row in sentence] for sentence in sentences]
    for sentence, entities in zip(tags, Entities(tags, IOB2).entities):
        found += [(at + it.start, at + it.end) for it in entities]
        at += len(sentence)
    return found


def by_spacy(output):
    """The entities that spaCy makes of the file are those that seqeval finds in it."""
    n_compared = 0
    for path, _ in layers(output):
        expected = []
        for sentences in articles(path):
            words = [row[0] for sentence in sentences for row in sentence]
            tags = [row[3] for sentence in sentences for row in sentence]
            expected += [(tags[start][2:], words[start:end]) for start, end in entities_of(sentences)]
        found = [(it.label_, [token.text for token in it]) for doc in docs(path) for it in doc.ents]
        if found != expected:
            raise Failure(f"{path.name}: spaCy has {found}, seqeval {expected}")
        n_compared += len(found)
    return n_compared


def docs(path):
    """What `python -m spacy convert -c ner` makes of a file."""
    if not any(articles(path)):
        return []  # It refuses a file without a token.
    with tempfile.TemporaryDirectory() as folder:
        convert(path, folder, file_type="spacy", converter="ner", silent=True)
        made = next(Path(folder).glob("*.spacy"))
        return list(DocBin().from_disk(made).get_docs(spacy.blank("xx").vocab))


FORMAT = Format(
    "conll",
    [Reader(named("seqeval"), by_seqeval), Reader(named("spacy", " convert"), by_spacy)],
    swap(".conll", r" B-", " I-"),
)
