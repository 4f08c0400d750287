"""Imported by the server that processes to be killed are forked from: everything a run of `laut ingest --records` loads, loaded."""

import tempfile
from pathlib import Path

import laut.cli.app
import laut.cli.kept_records  # noqa: F401
from laut.record import from_data, to_data
from laut.store import open_store
from laut.stories.keeping import keep
from tests.cli.stored import told

with tempfile.TemporaryDirectory() as folder, open_store(str(Path(folder) / "warm.sqlite")) as store:
    list(keep(store, [from_data(to_data(told("warm")))]))
