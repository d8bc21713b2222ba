"""UIMA CAS JSON 0.4.0, loaded by dkpro-cassis. Offsets count UTF-16 units."""

from cassis import load_cas_from_json

from harness import Format, Reader, named, shift_number
from loaders.cas import fragments


def by_cassis(output):
    return fragments(output, [load_cas_from_json(path.read_bytes()) for path in output.files(".json")])


FORMAT = Format(
    "cas-json",
    [Reader(named("dkpro-cassis"), by_cassis)],
    shift_number(".json", r'"%TYPE": ?"factmark\.(?!Article|Link)[^}]*?"begin": ?(\d+)'),
)
