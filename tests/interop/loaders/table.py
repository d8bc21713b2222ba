"""What CSV and TSV share: a row a fragment. Offsets count code points."""

from truth import Failure, Found

# The columns that are looked at.
DOCUMENT, ANNOTATION, LABEL, START, END, TEXT = "doc_id", "ann_id", "label", "start", "end", "text"


def fragments(output, rows):
    """The fragments of rows, each a dictionary. The file has no article's text: the case has it."""
    found = []
    for row in rows:
        if row[START] in ("", None):
            continue  # An article on which nothing is marked.
        at = output.case.index(row[DOCUMENT])
        words = output.case.documents[at].text[int(row[START]) : int(row[END])]
        if words != row[TEXT]:
            raise Failure(f"{row[ANNOTATION]}: the offsets select {words!r}, the row says {row[TEXT]!r}")
        found.append(Found(at, words, int(row[START]), row[LABEL]))
    return found


def spoiler(ending, separator):
    """Moves the start in the first row that has one."""

    def spoil(output):
        path = output.file(ending)
        head, *lines = path.read_text(encoding="utf-8-sig").split("\n")
        column = head.strip("\r").split(separator).index(START)
        for at, line in enumerate(lines):
            cells = line.split(separator)
            if len(cells) > column and cells[column].isdigit():
                cells[column] = str(int(cells[column]) + 1)
                lines[at] = separator.join(cells)
                path.write_text("\n".join([head, *lines]), encoding="utf-8", newline="")
                return
        raise Failure("there is no offset to shift")

    return spoil
