"""W3C Web Annotations: as linked data by PyLD and jsonld.js, in a page by Apache Annotator, and by Recogito's parser.

No loader may fetch the standard's context, so it is given one of our own, `anno_terms.jsonld`: those of its terms that
Factmark's files use."""

import json
from pathlib import Path

from pyld import jsonld

from harness import Format, Node, Reader, named, shift_number, swap
from truth import Failure, Found, compare_texts

CONTEXT = Path(__file__).with_name("anno_terms.jsonld")
OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"
VALUE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#value"
DOCUMENT = "urn:factmark:vocabulary:document"
node = Node("w3c.mjs")


def local(url, _options):
    """The only context that there is, from our file."""
    if url != "http://www.w3.org/ns/anno.jsonld":
        raise Failure(f"the file wants {url}")
    document = json.loads(CONTEXT.read_text(encoding="utf-8"))
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": document}


def one(it, key):
    """The only value of a property in expanded JSON-LD."""
    values = it.get(key, [])
    if len(values) != 1:
        raise Failure(f"{it.get('@id')} has {len(values)} of {key}")
    return values[0]


def by_pyld(output):
    """Position and quote selectors in what the file means as linked data."""
    data = json.loads(output.file(".jsonld").read_text(encoding="utf-8"))
    collection = jsonld.expand(data, {"documentLoader": local})[0]
    pages = collection.get(AS + "first", []) + collection.get("@reverse", {}).get(AS + "partOf", [])
    texts = [one(one(page, DOCUMENT), VALUE)["@value"] for page in pages]
    compare_texts(output.case, texts)
    found = []
    for at, page in enumerate(pages):
        for it in one(page, AS + "items")["@list"]:
            if one(it, OA + "motivatedBy")["@id"] == OA + "tagging":
                found += fragments(at, texts[at], it)
    return found


def fragments(at, text, annotation):
    """The targets of an annotation."""
    tags = [it for it in annotation[OA + "hasBody"] if one(it, OA + "hasPurpose")["@id"] == OA + "tagging"]
    found = []
    for target in annotation[OA + "hasTarget"]:
        by_type = {one(it, "@type"): it for it in target[OA + "hasSelector"]}
        position = by_type[OA + "TextPositionSelector"]
        start, end = (int(one(position, OA + key)["@value"]) for key in ("start", "end"))
        quote = one(by_type[OA + "TextQuoteSelector"], OA + "exact")["@value"]
        if text[start:end] != quote:
            raise Failure(f"the offsets select {text[start:end]!r}, the quote is {quote!r}")
        found.append(Found(at, quote, start, one(tags[0], VALUE)["@value"]))
    return found


def in_page(mode):
    """A reader that resolves all selectors with a library in JavaScript."""

    def read(output):
        return node.found({"path": str(output.file(".jsonld")), "mode": mode})

    return read


def statements(output):
    """jsonld.js makes as many statements of the file as PyLD; returns the fragments that PyLD finds."""
    path = output.file(".jsonld")
    data = json.loads(path.read_text(encoding="utf-8"))
    quads = jsonld.to_rdf(data, {"documentLoader": local})["@default"]
    n_quads = node.ask({"path": str(path), "mode": "quads", "context": str(CONTEXT)})
    if n_quads != len(quads):
        raise Failure(f"jsonld.js makes {n_quads} statements, PyLD {len(quads)}")
    return by_pyld(output)


def spoil(output):
    """The first annotation starts a character later, by both selectors."""
    shift_number(".jsonld", r'"start": (\d+)')(output)
    swap(".jsonld", r'"exact": "(?:\\.|.)', '"exact": "')(output)


FORMAT = Format(
    "w3c",
    [
        Reader(named("PyLD"), by_pyld),
        Reader(f"{node.version('jsonld')}", statements),
        Reader(f"{node.version('@apache-annotator/dom')} position", in_page("position")),
        Reader(f"{node.version('@apache-annotator/dom')} quote", in_page("quote")),
        Reader(f"{node.version('@recogito/text-annotator')}", in_page("recogito")),
    ],
    spoil,
)
