"""Converts every case to every format, loads it with the format's real loaders, and compares every fragment.

    python run.py --factmark PROGRAM --out FOLDER --modules NODE_MODULES [--only FORMAT]

Ends with status 1 if a fragment is not where the case says, or if a spoilt copy of an output is not noticed.
"""

import argparse
import importlib
import json
import os
import shutil
import subprocess
import sys
import time
import traceback
from pathlib import Path

# Loaders must not ask any server. This has to be set before they are imported.
os.environ |= {
    "HF_HUB_OFFLINE": "1",
    "HF_DATASETS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_DATASETS_DISABLE_PROGRESS_BARS": "1",
    "DO_NOT_TRACK": "1",
    "TOKENIZERS_PARALLELISM": "false",
}

FORMATS = [
    "jsonl",
    "tokens",
    "conll",
    "brat",
    "label-studio",
    "doccano",
    "cas-json",
    "xmi",
    "w3c",
    "csv",
    "tsv",
    "checkthat",
    "claimreview",
    "parquet",
    "html",
]
HERE = Path(__file__).parent


def main():
    options = arguments()
    out = options.out.resolve()
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    os.environ["HF_HOME"] = str(out / "hugging-face")
    sys.path.insert(0, str(HERE))
    from harness import Node
    from truth import read_case

    Node.command, Node.modules = [options.node], options.modules
    cases = [read_case(file) for file in sorted((HERE / "cases").glob("*.json"))]
    table, controls, faults = [], [], []
    for id in options.only or FORMATS:
        start = time.monotonic()
        run_format(id, cases, options.factmark, out, table, controls, faults)
        print(f"{id}: {time.monotonic() - start:.1f} s", flush=True)
    print_table(table, [case.name for case in cases])
    for fault in faults:
        print(f"FAILED {fault}")
    print(f"negative control: {sum(controls)} of {len(controls)} spoilt copies were noticed")
    passed = sum(cell != "FAILED" for _, row in table for cell in row) + sum(controls)
    print(f"\n{passed} passed, {len(faults)} failed")
    return 1 if faults else 0


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--factmark", required=True, help="the program factmark")
    parser.add_argument("--out", required=True, type=Path, help="a folder that may be emptied")
    parser.add_argument("--modules", required=True, type=Path, help="the folder node_modules")
    parser.add_argument("--node", default="node", help="the program node")
    parser.add_argument("--only", action="append", choices=FORMATS, help="only this format; may be given again")
    return parser.parse_args()


def run_format(id, cases, factmark, out, table, controls, faults):
    """Converts, loads and compares the cases of one format, then spoils one."""
    from truth import Failure

    try:
        format = importlib.import_module("loaders." + id.replace("-", "_")).FORMAT
        outputs = [convert(case, id, factmark, out / id / case.name) for case in cases]
    except Failure as failure:
        faults.append(f"{id}: {failure}")
        return
    for reader in format.readers:
        row = []
        for output in outputs:
            cell, fault = cell_of(reader, output)
            row.append(cell)
            if fault:
                faults.append(f"{id}, {reader.name}, {output.case.name}: {fault}")
        table.append((f"{id}: {reader.name}", row))
    mixed = next(output for output in outputs if output.case.name == "mixed")
    negative_control(format, mixed, out, controls, faults)


def convert(case, id, factmark, folder):
    """Lets Factmark convert a case into a folder, and reads what it reports."""
    from harness import Output
    from truth import Failure

    folder.mkdir(parents=True)
    report = folder.parent / f"{case.name}.report.jsonl"
    command = [factmark, "convert", str(case.file), "--to", id, "-o", f"{folder}/", "--report", str(report), "--quiet"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120)
    if done.returncode:
        raise Failure(f"{case.name}: factmark ended with {done.returncode}: {done.stderr.strip()}")
    lines = report.read_text(encoding="utf-8").splitlines()
    return Output(case, folder, [json.loads(line) for line in lines])


def cell_of(reader, output):
    """What a loader makes of an output: a cell of the table, and what is wrong if anything is."""
    from truth import Failure, compare, left_out

    try:
        found = reader.read(output)
        if isinstance(found, list):
            found = compare(output.case, found, left_out(output.case, output.report))
        return str(found), None
    except Failure as failure:
        return "FAILED", shortened(str(failure))
    except Exception as error:  # Whatever a loader throws is news about our file.
        last = traceback.extract_tb(error.__traceback__)[-1]
        return "FAILED", f"{type(error).__name__}: {shortened(str(error))} ({Path(last.filename).name}:{last.lineno})"


def shortened(text):
    """The beginning of a message: some hold whole files."""
    return text if len(text) <= 500 else f"{text[:500]} …"


def negative_control(format, output, out, controls, faults):
    """Spoils a copy of an output: every loader has to notice, else its comparison proves nothing."""
    from harness import Output
    from truth import Failure

    folder = out / format.id / "spoilt"
    shutil.copytree(output.folder, folder)
    spoilt = Output(output.case, folder, output.report)
    try:
        format.spoil(spoilt)
    except Failure as failure:
        faults.append(f"{format.id}, negative control: {failure}")
        return
    for reader in format.readers:
        cell, _ = cell_of(reader, spoilt)
        controls.append(cell == "FAILED")
        if cell != "FAILED":
            faults.append(f"{format.id}, {reader.name}: a spoilt copy was not noticed")


def print_table(table, cases):
    """How many fragments each loader found in each case."""
    width = max((len(name) for name, _ in table), default=0)
    print(f"\n{'':{width}}  " + "  ".join(cases))
    for name, row in table:
        cells = (f"{cell:>{len(case)}}" for cell, case in zip(row, cases))
        print(f"{name:{width}}  " + "  ".join(cells))


if __name__ == "__main__":
    sys.exit(main())
