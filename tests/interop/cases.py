"""Writes the cases: Factmark JSON files of our own making, each with something that is easy to get wrong.

    python3 tests/interop/cases.py        writes tests/interop/cases/*.json anew
    python3 tests/interop/cases.py DIR    writes them there

Equal runs write equal bytes. What an annotation covers is found by its words, so that no offset is typed by hand.
"""

import hashlib
import json
import sys
from pathlib import Path

MADE = "2026-03-02T09:30:00Z"


def attribute(id, name, kind, values=()):
    return {"id": id, "name": name, "kind": kind, "values": list(values)}


def label(id, name, key, color, line, attributes=()):
    return {
        "id": id,
        "name": name,
        "description": f"{name}, for the interop test.",
        "key": key,
        "color": color,
        "line": line,
        "attributes": list(attributes),
    }


def scheme(*more):
    """Quote, claim and entity with the attributes that exporters look for, and more labels."""
    quote = [
        attribute("quote_type", "Kind", "choice", ["direct", "mixed", "indirect"]),
        attribute("speaker_name", "Speaker", "text"),
        attribute("original_url", "Original", "url"),
    ]
    claim = [
        attribute("claim_text", "In its own words", "text"),
        attribute("check_worthiness", "Check-worthy", "choice", ["none", "low", "high"]),
        attribute("checkable", "Checkable", "choice", ["yes", "no", "unsure"]),
        attribute("verdict", "Verdict", "choice", ["unrated", "supported", "refuted"]),
        attribute("claimant_name", "Claimant", "text"),
        attribute("claim_date", "Claimed on", "date"),
        attribute("rating_label", "Rating", "text"),
        attribute("review_url", "Review", "url"),
        attribute("reviewer", "Reviewer", "text"),
        attribute("review_date", "Reviewed on", "date"),
        attribute("rating_value", "Rating value", "number"),
        attribute("rating_best", "Best rating", "number"),
        attribute("rating_worst", "Worst rating", "number"),
        attribute("evidence", "Evidence", "evidence"),
        attribute("is_central", "Central", "flag"),
    ]
    entity = [
        attribute("etype", "Kind", "choice", ["PERSON", "ORG", "GPE", "MONEY"]),
        attribute("qid", "Wikidata", "text"),
    ]
    labels = [
        label("quote", "Quote", "q", "blue", "solid", quote),
        label("claim", "Claim", "c", "orange", "dashed", claim),
        label("entity", "Entity", "e", "green", "dotted", entity),
        *more,
    ]
    return {
        "labels": labels,
        "relation_types": [
            {"id": "speaker", "name": "Speaker", "from": ["quote"], "to": ["entity"]},
            {"id": "in_quote", "name": "Made in", "from": ["claim"], "to": ["quote"]},
        ],
    }


class Article:
    """An article while it is made."""

    def __init__(self, id, title, text, language="en"):
        self.id, self.title, self.text, self.language = id, title, text, language
        self.annotations, self.relations = [], []

    def place(self, words, nth=1):
        """Where these words stand for the nth time."""
        at = -1
        for _ in range(nth):
            at = self.text.index(words, at + 1)
        return at, at + len(words)

    def mark(self, label, *pieces, note="", nth=1, **attributes):
        """Marks words, or (start, end); several make one annotation of several pieces."""
        places = sorted(piece if isinstance(piece, tuple) else self.place(piece, nth) for piece in pieces)
        id = f"a{len(self.annotations) + 1}"
        self.annotations.append(
            {
                "id": id,
                "label": label,
                "fragments": [{"start": s, "end": e, "exact": self.text[s:e]} for s, e in places],
                "attributes": dict(sorted(attributes.items())),
                "note": note,
                "origin": "manual",
                "annotator": "Sol",
                "created": MADE,
                "modified": MADE,
            }
        )
        return id

    def link(self, kind, start, end):
        self.relations.append({"id": f"r{len(self.relations) + 1}", "type": kind, "from": start, "to": end})

    def json(self):
        def number(id):
            return int(id[1:])

        def order(it):
            return [(f["start"], -f["end"]) for f in it["fragments"]], it["created"], it["id"]

        return {
            "id": self.id,
            "title": self.title,
            "source": {
                "url": f"https://news.example/{self.id}",
                "publisher": "The Nordsund Post",
                "byline": "Kim Vale",
                "published": "2026-03-01",
                "accessed": "2026-03-02T09:00:00Z",
            },
            "language": self.language,
            "status": "in_progress",
            "text": self.text,
            "text_sha256": hashlib.sha256(self.text.encode()).hexdigest(),
            "annotations": sorted(self.annotations, key=order),
            "relations": sorted(self.relations, key=lambda it: (number(it["from"]), it["type"], number(it["to"]))),
        }


def mixed():
    """Emoji, a family joined by ZWJ, curly quotes, U+202F, a blank line; fragments, nesting, links, attributes."""
    text = (
        "“We moved 💶 4\u202f000\u202f000 to the schools 🎒,” Councillor Zoë Brânză told the “Harbour” hearing "
        "on Monday, “and it’s not enough 👩‍👩‍👧‍👦 yet.”\n\n"
        "The ledger of Nordsund 🇳🇴 shows €3.2m; auditors called the figure “e\u0301lastic”.\n"
        "“Ask me again in June,” said Brânză.\n"
    )
    it = Article("mixed", "Councillor on school money 🎒", text)
    quote = it.mark(
        "quote",
        "“We moved 💶 4\u202f000\u202f000 to the schools 🎒,”",
        "“and it’s not enough 👩‍👩‍👧‍👦 yet.”",
        quote_type="direct",
        speaker_name="Zoë Brânză",
        note="Two stretches, one quote.\nAsk for the tape 🎙.",
    )
    claim = it.mark(
        "claim",
        "We moved 💶 4\u202f000\u202f000 to the schools",
        check_worthiness="high",
        checkable="yes",
        claim_text="The council moved 4 million to the schools",
        claimant_name="Zoë Brânză",
        claim_date="2026-03-01",
        verdict="refuted",
        rating_label="Mostly false",
        rating_value=2,
        rating_best=5,
        rating_worst=1,
        review_url="https://check.example/school-money",
        reviewer="Nordsund Check",
        review_date="2026-03-02",
        is_central=True,
        evidence=[
            {
                "url": "https://ledger.example/3",
                "archive_url": "",
                "excerpt": "€3.2m, “as moved”",
                "stance": "refutes",
                "accessed": "2026-03-02",
            }
        ],
    )
    person = it.mark("entity", "Zoë Brânză", etype="PERSON", qid="Q42", note="see “who’s who”, p. 4\tline 2")
    it.mark("entity", "4\u202f000\u202f000", etype="MONEY")
    it.mark("entity", "Harbour", etype="ORG")
    it.mark("entity", "🎒", etype="ORG")
    it.mark("entity", "👩‍👩‍👧‍👦", etype="ORG")
    it.mark("entity", "Nordsund", etype="GPE", qid="Q585")
    it.mark("claim", "The ledger of Nordsund 🇳🇴 shows €3.2m", check_worthiness="high")
    it.mark("entity", "€3.2m", etype="MONEY")
    it.mark("quote", "“e\u0301lastic”", quote_type="mixed")
    second = it.mark("quote", "“Ask me again in June,”", quote_type="direct", original_url="https://news.example/a?b=1&c=2")
    again = it.mark("entity", "Brânză", nth=2, etype="PERSON")
    # Over the blank line, from one paragraph into the next.
    it.mark("claim", (it.place("not enough")[0], it.place("The ledger")[1]))
    it.link("speaker", quote, person)
    it.link("speaker", second, again)
    it.link("in_quote", claim, quote)
    return [it]


def line_ends():
    """Windows line ends, which the reader makes plain; offsets behind them follow."""
    lines = ["Ferry late again 🚢", "", "“Nine times,” Ingrid Aune said.", "The ferry left at 9:41.", ""]
    it = Article("line-ends", "Ferry late again", "\r\n".join(lines))
    quote = it.mark("quote", "“Nine times,”")
    person = it.mark("entity", "Ingrid Aune", etype="PERSON")
    it.mark("claim", "said.\r\nThe ferry left", check_worthiness="low")
    it.mark("claim", "The ferry left at 9:41.", check_worthiness="high")
    it.link("speaker", quote, person)
    return [it]


def right_to_left():
    """Arabic and Hebrew with Latin words, digits and marks of direction between them."""
    text = (
        "قالت ليلى منصور إن العبّارة تأخرت ٩ مرات هذا العام 🚢، وأضافت: «لن ننتظر أكثر».\n\n"
        "רונה לב מעיריית Nordsund השיבה: „זה עלה 3,200 ש״ח 💶”\u200f, ולא פירטה.\n"
    )
    it = Article("rtl", "العبّارة תאחר", text, "ar")
    quote = it.mark("quote", "«لن ننتظر أكثر»", quote_type="direct")
    person = it.mark("entity", "ليلى منصور", etype="PERSON")
    it.mark("claim", "العبّارة تأخرت ٩ مرات هذا العام")
    it.mark("entity", "Nordsund", etype="GPE")
    other = it.mark("quote", "„זה עלה 3,200 ש״ח 💶”", quote_type="direct")
    speaker = it.mark("entity", "רונה לב", etype="PERSON")
    it.mark("entity", "💶", etype="MONEY")
    it.link("speaker", quote, person)
    it.link("speaker", other, speaker)
    return [it]


def overlaps():
    """300 annotations over each other in one text: nested, crossing, of equal extent, of one word."""
    words = "harbour council ferry 🚢 ledger “Nine” schools Zoë winter 4\u202f000 auditors night 👩‍👩‍👧‍👦 letter".split(" ")
    text, starts, state = "", [], 7
    for at in range(240):
        state = (state * 1103515245 + 12345) % 2**31
        starts.append(len(text))
        text += words[state // 65536 % len(words)]
        text += ".\n\n" if at % 40 == 39 else ". " if at % 13 == 12 else " "
    ends = [len(text[start:].split(" ")[0].split(".")[0]) + start for start in starts]
    it = Article("overlaps", "Heavy overlap", text)
    for at in range(300):
        state = (state * 1103515245 + 12345) % 2**31
        first = state // 65536 % len(starts)
        state = (state * 1103515245 + 12345) % 2**31
        last = min(first + state // 65536 % 9, len(starts) - 1)
        it.mark(["quote", "claim", "entity"][at % 3], (starts[first], ends[last]))
    return [it]


def empty():
    """An article without a character."""
    return [Article("empty", "Empty", "")]


def syntax():
    """Text that looks like what the formats are made of."""
    text = (
        "-DOCSTART- -X- -X- O\n\n"
        "T1\tquote 0 4\tx\n"
        "#1\tAnnotatorNotes T1\tnot a note\n"
        "=SUM(A1:A9) + \"quoted\", 'single' and a,b;c\n"
        "<b>bold</b> & &amp; <!-- no --> ]]> <?xml?> </script>\n"
        '{"text": "no", "label": [[0, 4, "x"]]}\n'
        "Oslo B-quote O\n"
        "\\n is no line end, \\u00e9 no letter, a \ttab is.\n"
        "@handle said: -3 is +1 more than “-4”\n"
    )
    it = Article("syntax", '=HYPERLINK("x"), <i>#1</i>', text)
    it.mark("entity", "-DOCSTART-", etype="ORG")
    it.mark("quote", "T1\tquote 0 4\tx", note="=1+1\t#1\tT2 \"x\" <y> ]]>\nO")
    it.mark("quote", "#1\tAnnotatorNotes T1", speaker_name='T1\tx "y" <z>')
    it.mark("claim", "=SUM(A1:A9)", claim_text="=SUM(A1)")
    it.mark("quote", "\"quoted\", 'single'", quote_type="direct")
    it.mark("entity", "a,b;c", etype="ORG")
    it.mark("claim", "<b>bold</b> & &amp; <!-- no --> ]]> <?xml?> </script>", check_worthiness="high")
    it.mark("entity", "]]>", etype="ORG")
    it.mark("claim", '{"text": "no", "label": [[0, 4, "x"]]}')
    it.mark("entity", "Oslo", etype="GPE")
    it.mark("quote", "\\n is no line end, \\u00e9 no letter")
    it.mark("claim", "a \ttab is")
    it.mark("entity", "@handle", etype="PERSON")
    it.mark("quote", "“-4”", quote_type="direct")
    it.mark("claim", "-3 is +1 more", check_worthiness="low")
    return [it]


def names():
    """Labels that most formats have to write otherwise."""
    it = Article("names", "Odd labels", "Der Pegel 🌊 fiel um 12 cm, sagt Jo Aas; „stimmt nicht“, sagt Mia Ek.")
    it.mark("Zitat, wörtlich", "„stimmt nicht“")
    it.mark("claim #2", "Der Pegel 🌊 fiel um 12 cm")
    it.mark("entity", "Jo Aas", etype="PERSON")
    it.mark("a\"b<c>&d", "Mia Ek")
    return [it]


def several():
    """Many articles in one file: one without a character and one without an annotation among them."""
    bare = Article("bare", "Nothing marked", "Nobody said a word 🤐.\n")
    third = Article("third", "Third", "🏫🏫 “Closed,” wrote Jo Aas.")
    third.link("speaker", third.mark("quote", "“Closed,”"), third.mark("entity", "Jo Aas", etype="PERSON"))
    same = Article("same-title", "Third", "Jo Aas was right.")
    same.mark("entity", "Jo Aas", etype="PERSON")
    same.mark("claim", "Jo Aas was right.", check_worthiness="high")
    return [*mixed(), *empty(), bare, third, *right_to_left(), same]


CASES = {
    "mixed": mixed,
    "line-ends": line_ends,
    "right-to-left": right_to_left,
    "overlaps": overlaps,
    "empty": empty,
    "syntax": syntax,
    "names": names,
    "several": several,
}

ODD_LABELS = [
    label("Zitat, wörtlich", "Zitat, wörtlich", "z", "purple", "double"),
    label("claim #2", "Claim #2", "2", "red", "wavy"),
    label('a"b<c>&d', 'a"b<c>&d', "", "olive", "solid"),
]


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "cases"
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in CASES.items():
        used = scheme(*ODD_LABELS) if name == "names" else scheme()
        file = {
            "format": "factmark",
            "version": 1,
            "offset_unit": "code_point",
            "scheme": used,
            "documents": [it.json() for it in make()],
        }
        text = json.dumps(file, ensure_ascii=False, indent=2)
        (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
