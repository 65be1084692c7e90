"""Edge: the folder a team works in.

    desk/
    ├── desk.toml      name and languages
    ├── captures/      bytes by digest, as they came, each with a line that says what it is
    ├── ledger.jsonl   one line per arrival and per decision, chained by hash; append-only
    ├── hand/          what people decided, in tables people can read and diff
    └── built/         made by the program from the above; deletable

Captures, ledger and hand are the truth. All writes are whole or not at all.
"""
