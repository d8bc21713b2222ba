"""ClaimReview, taken out of a page by extruct and checked by the TypeScript compiler against schema-dts. It has no
offsets: each claim that is complete has to be there with its words and its rating, and each other one in the report."""

import json
import subprocess
import tempfile
from pathlib import Path

import extruct

from harness import Format, Node, Reader, named, swap
from truth import Failure

NEEDED = ("claim_text", "review_url", "reviewer", "rating_label")
tools = Node("")


def script(output):
    """What a person puts into a page."""
    return output.file(".jsonld").read_text(encoding="utf-8")


def reviews(data):
    """The reviews in a list, a graph or alone."""
    found = []
    for it in data if isinstance(data, list) else [data]:
        found += it["@graph"] if "@graph" in it else [it]
    return found


def by_extruct(output):
    """The file stands in a page as it is: nothing in it may end the script."""
    page = f'<!doctype html><title>x</title><script type="application/ld+json">{script(output)}</script><p>end</p>'
    found = reviews(extruct.extract(page, syntaxes=["json-ld"])["json-ld"])
    expected = [it for it in claims(output) if all(it["attributes"].get(key) for key in NEEDED)]
    words = sorted(it["attributes"]["claim_text"] for it in expected)
    if sorted(it["claimReviewed"] for it in found) != words:
        raise Failure(f"the claims are {[it['claimReviewed'] for it in found]} instead of {words}")
    for it in found:
        claim = next(c["attributes"] for c in expected if c["attributes"]["claim_text"] == it["claimReviewed"])
        rating, author = it["reviewRating"], it["author"]
        told = (it["@type"], it["url"], author["name"], rating["alternateName"])
        if told != ("ClaimReview", claim["review_url"], claim["reviewer"], claim["rating_label"]):
            raise Failure(f"the review says {told}")
        scale = [rating.get(key) for key in ("ratingValue", "bestRating", "worstRating")]
        if scale != [claim.get(key) for key in ("rating_value", "rating_best", "rating_worst")]:
            raise Failure(f"the rating is {scale}")
    n_told = sum(line["count"] for line in output.report if "left out, because" in line["what"])
    n_incomplete = len(claims(output)) - len(expected)
    if n_told < n_incomplete:
        raise Failure(f"{n_incomplete} claims are incomplete, {n_told} are reported")
    return len(found)


def claims(output):
    return [it for document in output.case.documents for it in document.annotations if it["label"] == "claim"]


def by_typescript(output):
    """Each review has the type that schema-dts gives it."""
    found = reviews(json.loads(script(output)))
    if not found:
        return 0
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "reviews.ts"
        lines = ['import type { ClaimReview } from "schema-dts";']
        for at, it in enumerate(found):
            it.pop("@context", None)
            lines.append(f"export const review{at}: ClaimReview = {json.dumps(it, indent=2)};")
        source.write_text("\n".join(lines) + "\n", encoding="utf-8")
        modules = Path(tools.modules).resolve()
        (Path(folder) / "node_modules").symlink_to(modules)
        compiler = [*tools.command, str(modules / "typescript" / "bin" / "tsc")]
        options = ["--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", str(source)]
        done = subprocess.run([*compiler, *options], capture_output=True, encoding="utf-8", cwd=folder, timeout=120)
    if done.returncode:
        raise Failure(done.stdout.strip()[:600])
    return len(found)


FORMAT = Format(
    "claimreview",
    [
        Reader(named("extruct"), by_extruct),
        Reader(f"{tools.version('schema-dts')}, {tools.version('typescript')}", by_typescript),
    ],
    swap(".jsonld", r'"claimReviewed"', '"claimReviewd"'),
)
