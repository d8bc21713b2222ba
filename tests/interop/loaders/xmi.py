"""UIMA CAS XMI 1.0 with its type system, loaded by dkpro-cassis. Offsets count UTF-16 units."""

from cassis import load_cas_from_xmi, load_typesystem

from harness import Format, Reader, named, shift_number
from loaders.cas import fragments


def by_cassis(output):
    types = load_typesystem(output.file(".xml").read_bytes())
    return fragments(output, [load_cas_from_xmi(path.read_bytes(), typesystem=types) for path in output.files(".xmi")])


FORMAT = Format(
    "xmi",
    [Reader(named("dkpro-cassis"), by_cassis)],
    shift_number(".xmi", r'<factmark:(?!Article|Link)[^>]*?\bbegin="(\d+)"'),
)
