"""The report to look at, read by Python's parser and by jsdom. Of each article the paragraphs are the lines of its text,
and the marks of each annotation hold its words; the small numbers (`a.ref`) belong to neither."""

from collections import defaultdict
from html.parser import HTMLParser

from harness import Format, Node, Reader, swap
from truth import Failure

node = Node("html.mjs")

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Page(HTMLParser):
    """Gathers `{id, heading, paragraphs, marks}` of each article, as `js/html.mjs` does."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.articles, self.open = [], []

    def handle_starttag(self, tag, attributes):
        if tag in VOID:
            return
        attributes = dict(attributes)
        self.open.append((tag, attributes))
        if tag == "article":
            self.articles.append(
                {"id": attributes["data-id"], "heading": "", "paragraphs": [], "marks": defaultdict(str)}
            )
        elif tag == "p" and self.is_in("section", "text"):
            self.articles[-1]["paragraphs"].append("")

    def handle_endtag(self, tag):
        if tag not in VOID:
            while self.open.pop()[0] != tag:
                pass

    def is_in(self, tag, name=None):
        return any(it == tag and (name is None or name in attributes.get("class", "").split()) for it, attributes in self.open)

    def handle_data(self, data):
        if not self.is_in("article") or self.is_in("a", "ref"):
            return
        article, is_text = self.articles[-1], self.is_in("section", "text")
        if is_text and self.is_in("p"):
            article["paragraphs"][-1] += data
        elif self.is_in("h2"):
            article["heading"] += data
            is_text = True
        if is_text:
            for tag, attributes in self.open:
                if tag == "mark":
                    article["marks"][attributes["data-a"]] += data


def by_python(output):
    page = Page()
    page.feed(output.file(".html").read_bytes().decode())
    page.close()
    return compare(output, page.articles)


def by_jsdom(output):
    return compare(output, node.ask({"path": str(output.file(".html"))}))


def compare(output, articles):
    """Compares all articles; returns how many fragments there are."""
    documents = output.case.documents
    if [it["id"] for it in articles] != [it.id for it in documents]:
        raise Failure(f"the articles are {[it['id'] for it in articles]}")
    for article, document in zip(articles, documents):
        lines = [line for line in document.text.split("\n") if line]
        # The first line is the heading where it is the title.
        is_heading = bool(lines) and lines[0].strip() == document.title.strip()
        shown = [article["heading"]] * is_heading + article["paragraphs"]
        if shown != lines:
            wrong = next((pair for pair in zip(shown, lines) if pair[0] != pair[1]), (len(shown), len(lines)))
            raise Failure(f"{document.id}: {wrong[0]!r} stands instead of {wrong[1]!r}")
        for number, annotation in enumerate(document.annotations, 1):
            words = "".join(f["exact"] for f in annotation["fragments"]).replace("\n", "")
            marked = article["marks"].get(str(number), "")
            if marked != words:
                raise Failure(f"{document.id}: {annotation['id']} marks {marked!r} instead of {words!r}")
        if len(article["marks"]) != len(document.annotations):
            raise Failure(f"{document.id}: {len(article['marks'])} annotations are marked")
    return len(output.case.fragments)


FORMAT = Format(
    "html",
    [Reader("Python’s html.parser", by_python), Reader(node.version("jsdom"), by_jsdom)],
    swap(".html", r'data-a="2"', 'data-a="1"'),
)
