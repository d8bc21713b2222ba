"""Span JSONL, loaded by spaCy and by Hugging Face datasets. Offsets count code points."""

import unicodedata

import spacy
import srsly
from datasets import load_dataset
from spacy.tokens import Doc
from spacy.training import Example

from harness import Format, Reader, named, shift_number
from truth import Failure, Found, compare_texts

ZWJ = "\u200d"


def rows_by_spacy(output):
    """Spans by `char_span` in a Doc made of the row's own tokens, and once more as training data."""
    nlp, found = spacy.blank("xx"), []
    rows = list(srsly.read_jsonl(output.file(".jsonl")))
    compare_texts(output.case, [row["text"] for row in rows])
    for row in rows:
        document = output.case.index(row["id"])
        doc = doc_of(nlp, row)
        if doc.text != row["text"]:
            raise Failure("the tokens do not make the text")
        doc.spans["sc"] = [span_of(doc, it) for it in row["spans"]]
        trained = [(it.start_char, it.end_char, it.label_) for it in doc.spans["sc"]]
        example = Example.from_dict(doc.copy(), {"spans": {"sc": trained}})
        if visible(it.text for it in example.reference.spans["sc"]) != visible(it["text"] for it in row["spans"]):
            raise Failure("spaCy trains on other words")
        check_tokens(row)
        for span, it in zip(doc.spans["sc"], row["spans"], strict=True):
            words = it["text"] if visible([span.text]) == visible([it["text"]]) else span.text
            found.append(Found(document, words, span.start_char, span.label_))
    return found


def span_of(doc, span):
    """The span in spaCy's words."""
    found = doc.char_span(span["start"], span["end"], span["label"])
    if found is None:
        # A mark of direction belongs to the token before it (Unicode Standard Annex 29, WB4).
        found = doc.char_span(span["start"], span["end"], span["label"], alignment_mode="expand")
    return found


def visible(words):
    """The words without the characters that nobody sees, such as marks of direction."""
    return ["".join(it for it in word if unicodedata.category(it) != "Cf" or it == ZWJ) for word in words]


def doc_of(nlp, row):
    """A Doc of the row's tokens, with the blanks between them as tokens, so that its text is the row's."""
    words, at = [], 0
    for token in row["tokens"]:
        words += [row["text"][at : token["start"]], row["text"][token["start"] : token["end"]]]
        at = token["end"]
    words = [word for word in [*words, row["text"][at:]] if word]
    return Doc(nlp.vocab, words, [False] * len(words))


def check_tokens(row):
    """`token_start` and `token_end` (the last token itself) have to be the tokens that a span touches."""
    for position, token in enumerate(row["tokens"]):
        text = row["text"][token["start"] : token["end"]]
        if (token["id"], token["text"]) != (position, text):
            raise Failure(f"token {position} is {token}, but there stands {text!r}")
    for span in row["spans"]:
        touched = [it["id"] for it in row["tokens"] if it["start"] < span["end"] and it["end"] > span["start"]]
        if touched and (touched[0], touched[-1]) != (span["token_start"], span["token_end"]):
            raise Failure(f"{span['text']!r} touches the tokens {touched}")


def rows_by_datasets(output):
    """Spans as `load_dataset` has them."""
    rows = load_dataset("json", data_files=str(output.file(".jsonl")), split="train")
    compare_texts(output.case, rows["text"])
    return [
        Found(output.case.index(row["id"]), row["text"][span["start"] : span["end"]], span["start"], span["label"])
        for row in rows
        for span in row["spans"]
    ]


FORMAT = Format(
    "jsonl",
    [Reader(named("spacy"), rows_by_spacy), Reader(named("datasets"), rows_by_datasets)],
    shift_number(".jsonl", r'"spans":\[\{"start":(\d+)'),
)
