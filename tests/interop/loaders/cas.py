"""What the two notations of UIMA's CAS share: dkpro-cassis turns UTF-16 offsets into code points as it loads."""

from truth import Failure, Found

# Types that say nothing about a stretch that a person marked.
OTHERS = ("uima.tcas.DocumentAnnotation", "DocumentMetaData", ".Sentence", ".Token", ".Paragraph", ".NamedEntity")


def fragments(output, cases):
    """The annotations of loaded articles, in any order of articles."""
    texts = [it.text for it in output.case.documents]
    seen, found = [], []
    for cas in cases:
        text = cas.sofa_string or ""
        if text not in texts:
            raise Failure(f"no article has the text {text!r}")
        document = texts.index(text)
        seen.append(document)
        named = 0
        for it in cas.select_all():
            kind = it.type.name
            if not hasattr(it, "begin") or it.begin is None:
                continue
            if kind.endswith(".NamedEntity"):
                named += 1
            if kind.endswith(OTHERS):
                continue
            found.append(Found(document, it.get_covered_text(), it.begin, it.label))
        n_entities = sum(it.label == "entity" for it in output.case.fragments if it.document == document)
        if named not in (0, n_entities):
            raise Failure(f"{named} NamedEntity instead of {n_entities}")
    if sorted(seen) != list(range(len(texts))):
        raise Failure(f"the articles are {sorted(seen)}")
    return found
