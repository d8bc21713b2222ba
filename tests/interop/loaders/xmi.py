"""UIMA CAS XMI 1.0 with its type system, loaded by dkpro-cassis. Offsets count UTF-16 units."""

from cassis import load_cas_from_xmi, load_typesystem

from harness import Format, Reader, named, shift_number
from loaders.cas import fragments


def by_cassis(output):
    with open(output.file(".xml"), "rb") as file:
        types = load_typesystem(file)
    return fragments(output, [load(path, types) for path in output.files(".xmi")])


def load(path, types):
    with open(path, "rb") as file:
        return load_cas_from_xmi(file, typesystem=types)


FORMAT = Format(
    "xmi",
    [Reader(named("dkpro-cassis"), by_cassis)],
    shift_number(".xmi", r'<factmark:(?!Article|Link)[^>]*?\bbegin="(\d+)"'),
)
