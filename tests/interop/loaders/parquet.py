"""Parquet, loaded by pyarrow, pandas, DuckDB and Hugging Face datasets. Offsets count code points."""

import duckdb
import pandas
import pyarrow
import pyarrow.parquet
from datasets import load_dataset

from harness import Format, Reader, named
from truth import Found, compare_texts


def fragments(output, rows):
    """The spans of rows, each a dictionary."""
    compare_texts(output.case, [row["text"] for row in rows])
    return [
        Found(at, row["text"][span["start"] : span["end"]], span["start"], span["label"])
        for at, row in enumerate(rows)
        for span in row["spans"]
    ]


def by_pyarrow(output):
    return fragments(output, pyarrow.parquet.read_table(output.file(".parquet")).to_pylist())


def by_pandas(output):
    return fragments(output, pandas.read_parquet(output.file(".parquet")).to_dict("records"))


def by_duckdb(output):
    """In SQL, whose `substring` counts code points from 1."""
    file = str(output.file(".parquet"))
    with duckdb.connect() as base:
        compare_texts(output.case, [text for (text,) in base.execute("SELECT text FROM read_parquet(?)", [file]).fetchall()])
        query = """
            WITH spans AS (SELECT id, text, unnest(spans) AS span FROM read_parquet(?))
            SELECT id, substring(text, span.start + 1, span."end" - span.start), span.start, span.label FROM spans
        """
        rows = base.execute(query, [file]).fetchall()
    return [Found(output.case.index(id), words, start, label) for id, words, start, label in rows]


def by_datasets(output):
    return fragments(output, list(load_dataset("parquet", data_files=str(output.file(".parquet")), split="train")))


def spoil(output):
    """The first span starts a character later."""
    path = output.file(".parquet")
    table = pyarrow.parquet.read_table(path)
    rows = table.to_pylist()
    rows[0]["spans"][0]["start"] += 1
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows, schema=table.schema), path)


FORMAT = Format(
    "parquet",
    [
        Reader(named("pyarrow"), by_pyarrow),
        Reader(named("pandas"), by_pandas),
        Reader(named("duckdb"), by_duckdb),
        Reader(named("datasets"), by_datasets),
    ],
    spoil,
)
