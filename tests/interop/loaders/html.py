"""Pages to look at: the text of each article element is the article's text, for Python's parser and for jsdom."""

from html.parser import HTMLParser

from harness import Format, Node, Reader, swap
from truth import compare_texts

node = Node("html.mjs")


class Articles(HTMLParser):
    """Gathers the text of the elements that hold an article's text: those with the attribute `data-text`."""

    VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.texts, self.depth = [], 0

    def handle_starttag(self, tag, attributes):
        if self.depth:
            self.depth += tag not in self.VOID
        elif "data-text" in dict(attributes):
            self.texts.append("")
            self.depth = 1

    def handle_endtag(self, tag):
        if self.depth and tag not in self.VOID:
            self.depth -= 1

    def handle_data(self, data):
        if self.depth:
            self.texts[-1] += data


def by_python(output):
    texts = []
    for path in output.files(".html"):
        parser = Articles()
        parser.feed(path.read_bytes().decode())
        parser.close()
        texts += parser.texts
    return in_any_order(output, texts)


def by_jsdom(output):
    return in_any_order(output, [text for path in output.files(".html") for text in node.ask({"path": str(path)})])


def in_any_order(output, texts):
    """Compares the texts where each article may be a file of its own."""
    order = {it.text: at for at, it in enumerate(output.case.documents)}
    compare_texts(output.case, sorted(texts, key=lambda it: order.get(it, -1)))
    return len(texts)


FORMAT = Format(
    "html",
    [Reader("Python’s html.parser", by_python), Reader(node.version("jsdom"), by_jsdom)],
    swap(".html", r"hearing", "haering"),
)
