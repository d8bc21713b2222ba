"""UIMA CAS JSON 0.4.0, loaded by dkpro-cassis. Offsets count UTF-16 units."""

from cassis import load_cas_from_json

from harness import Format, Reader, named, shift_number
from loaders.cas import fragments


def by_cassis(output):
    return fragments(output, [load(path) for path in output.files(".json")])


def load(path):
    with open(path, "rb") as file:
        return load_cas_from_json(file)


FORMAT = Format(
    "cas-json",
    [Reader(named("dkpro-cassis"), by_cassis)],
    shift_number(".json", r'"%TYPE": ?"factmark\.(?!Article|Link)[^}]*?"begin": ?(\d+)'),
)
