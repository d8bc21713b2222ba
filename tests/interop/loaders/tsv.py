"""TSV, loaded by pandas and by Hugging Face datasets."""

import pandas
from datasets import load_dataset

from harness import Format, Reader, named
from loaders.table import fragments, spoiler


def by_pandas(output):
    table = pandas.read_csv(output.file(".tsv"), sep="\t", dtype=str, keep_default_na=False)
    return fragments(output, table.to_dict("records"))


def by_datasets(output):
    path = str(output.file(".tsv"))
    if not output.case.fragments:
        return []  # It refuses a table without rows.
    rows = load_dataset("csv", data_files=path, split="train", sep="\t", keep_default_na=False)
    return fragments(output, list(rows))


FORMAT = Format(
    "tsv",
    [Reader(named("pandas"), by_pandas), Reader(named("datasets"), by_datasets)],
    spoiler(".tsv", "\t"),
)
