"""CSV, loaded by pandas, by Hugging Face datasets and by Python's csv."""

import csv

import pandas
from datasets import load_dataset

from harness import Format, Reader, named
from loaders.table import fragments, spoiler


def by_pandas(output):
    table = pandas.read_csv(output.file(".csv"), dtype=str, keep_default_na=False)
    return fragments(output, table.to_dict("records"))


def by_datasets(output):
    path = str(output.file(".csv"))
    if not output.case.fragments:
        return []  # It refuses a table without rows.
    rows = load_dataset("csv", data_files=path, split="train", keep_default_na=False)
    return fragments(output, list(rows))


def by_csv(output):
    with open(output.file(".csv"), encoding="utf-8-sig", newline="") as file:
        return fragments(output, list(csv.DictReader(file, strict=True)))


FORMAT = Format(
    "csv",
    [Reader(named("pandas"), by_pandas), Reader(named("datasets"), by_datasets), Reader("Python’s csv", by_csv)],
    spoiler(".csv", ","),
)
