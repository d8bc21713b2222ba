"""Compares what tags of tokens say with a case. Tags know whole tokens and one annotation each: a fragment counts as
loaded if its tokens are tagged from its first to its last, as one entity or (where the format cuts at the end of a
sentence) as several that meet."""

from truth import Failure, left_out


class Tagged:
    """What is compared of one output; `finish` says whether all that is missing was reported."""

    def __init__(self, output):
        self.output, self.n_loaded, self.missing = output, 0, []

    def layer(self, document, label, tokens, entities):
        """One article's tags for one label. `tokens` are (start, end) in code points, `entities` ranges of tokens."""
        free = sorted(entities)
        for fragment in self.output.case.fragments:
            if (fragment.document, fragment.label) != (document, label):
                continue
            ids = [at for at, (s, e) in enumerate(tokens) if s < fragment.end and e > fragment.start]
            used = tiling(free, ids[0], ids[-1] + 1) if ids else None
            if used is None:
                self.missing.append(fragment)
                continue
            for it in used:
                free.remove(it)
            self.n_loaded += 1
        if free:
            text = self.output.case.documents[document].text
            words = [text[tokens[s][0] : tokens[e - 1][1]] for s, e in free[:3]]
            raise Failure(f"{len(free)} entities of {label!r} are not in the case: {words}")

    def finish(self):
        n_left_out = left_out(self.output.case, self.output.report)
        if len(self.missing) != n_left_out:
            words = [it.exact for it in self.missing[:3]]
            raise Failure(f"{len(self.missing)} fragments have no tags, {n_left_out} are reported as left out: {words}")
        return self.n_loaded


def tiling(ranges, start, end):
    """The ranges that together are exactly `start..end`; `None` if there are none."""
    used = []
    while start < end:
        piece = next((it for it in ranges if it[0] == start and it[1] <= end), None)
        if piece is None:
            return None
        used.append(piece)
        start = piece[1]
    return used


def places(text, words):
    """Where words stand that follow each other in a text with nothing but white space between them."""
    found, at = [], 0
    for word in words:
        start = text.find(word, at)
        if start < 0 or text[at:start].strip("\u200b\u200e\u200f\ufeff \t\n\r\u00a0\u202f\u2028\u2029") != "":
            raise Failure(f"the token {word!r} does not follow in the text at {at}: {text[at : at + 20]!r}")
        at = start + len(word)
        found.append((start, at))
    return found
