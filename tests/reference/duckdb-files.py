"""
What DuckDB reads of Parquet files. Reads {files: {name: path}}, writes {name: {"types": …, "rows": …}}.

    python duckdb-files.py input.json output.json
"""
import json
import sys

import duckdb

with open(sys.argv[1]) as file:
    asked = json.load(file)
answer = {}
for name, path in asked["files"].items():
    table = duckdb.read_parquet(path)
    answer[name] = {
        "types": dict(zip(table.columns, map(str, table.types))),
        "rows": [dict(zip(table.columns, row)) for row in table.fetchall()],
    }
with open(sys.argv[2], "w") as file:
    json.dump(answer, file, default=str)
