"""Stores of both engines, empty for every test, and a PostgreSQL server that lives as long as the tests do.

The server is Debian's package `postgresql`, or any other whose `initdb` is found. It refuses to run as root: root's tests run it as the
user postgres or nobody. It listens on a Unix socket in a temporary folder of its own, and syncs nothing.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from laut.store import Store, open_store

ENGINES = ("sqlite", "postgresql")


class Server:
    """A PostgreSQL server of our own; a superuser "laut" may do all, without a password."""

    def __init__(self, programs: Path, folder: Path, as_user: dict[str, Any]) -> None:
        self.folder = folder
        self._programs = programs
        self._as_user = as_user
        self._n_databases = 0

    def start(self) -> None:
        self._run("initdb", "-U", "laut", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        self._run("pg_ctl", "-w", "-l", str(self.folder / "log"), "-o", f"-k {self.folder} -h '' -F", "start")

    @contextmanager
    def stopped_at_the_end(self) -> Iterator[None]:
        """Stop the server and remove its folder when the block ends, or this process, however it does: a shell waits for that."""
        wait_and_stop = 'read -r _; "$1" -D "$2/data" -w -m fast stop >"$2/stopped"; rm -r "$2"'
        command = ["sh", "-c", wait_and_stop, "sh", str(self._programs / "pg_ctl"), str(self.folder)]
        with subprocess.Popen(command, cwd="/", stdin=subprocess.PIPE, start_new_session=True, **self._as_user):
            yield

    def url(self, database: str) -> str:
        return f"postgresql://laut@/{database}?host={self.folder}"

    def execute(self, statement: str, *, database: str = "postgres") -> list[tuple[Any, ...]]:
        """Run a statement outside of every store; give its rows."""
        import psycopg

        with closing(psycopg.connect(host=str(self.folder), user="laut", dbname=database, autocommit=True)) as connection:
            found = connection.execute(statement)
            return found.fetchall() if found.description else []

    def new_database(self) -> str:
        """Give the URL of a database without tables."""
        self._n_databases += 1
        name = f"fresh{self._n_databases}"
        self.execute(f"CREATE DATABASE {name}")
        return self.url(name)

    def empty_store(self) -> str:
        """Give the URL of a database that a store has been made in; all rows of earlier tests are gone."""
        self.execute(";".join(f"DELETE FROM {name}" for name in self._tables), database="kept")
        return self.url("kept")

    @cached_property
    def _tables(self) -> list[str]:
        self.execute("CREATE DATABASE kept")
        open_store(self.url("kept")).close()
        named = self.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", database="kept")
        return [name for (name,) in named if name != "alembic_version"]

    def _run(self, program: str, *options: str) -> None:
        command = [str(self._programs / program), "-D", str(self.folder / "data"), *options]
        done = subprocess.run(command, cwd=self.folder, check=False, capture_output=True, text=True, **self._as_user)
        if done.returncode:
            log = self.folder / "log"
            raise RuntimeError(f"{program}: {done.stderr}{log.read_text() if log.exists() else ''}")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """Give a running PostgreSQL server; tests that need it are left out where none is installed."""
    pytest.importorskip("psycopg", reason="psycopg is not installed: pip install 'laut[postgres]'")
    programs = _programs()
    if programs is None:
        pytest.skip("no PostgreSQL server is installed here (Debian: apt-get install postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="laut-pg-"))
    server = Server(programs, folder, _harmless_user(folder))
    with server.stopped_at_the_end():
        server.start()
        yield server


def _programs() -> Path | None:
    """Give the folder of the newest server's programs."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: path.parts[-3].zfill(3))
    return found[-1].parent if found else None


def _harmless_user(folder: Path) -> dict[str, Any]:
    """Give the options of `subprocess.run` with which a program does not run as root; the folder becomes the user's."""
    if os.geteuid() != 0:
        return {}
    import pwd

    users = {user.pw_name: user for user in pwd.getpwall()}
    user = users.get("postgres") or users["nobody"]
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """Give the name of each engine."""
    return str(request.param)


@pytest.fixture
def fresh_url(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the URL of a store that is still to be made."""
    if engine == "sqlite":
        return f"sqlite:///{tmp_path / 'fresh.sqlite'}"
    server: Server = request.getfixturevalue("postgres")
    return server.new_database()


@pytest.fixture(scope="session")
def made_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the file of an empty SQLite store, to be copied."""
    path = tmp_path_factory.mktemp("store") / "made.sqlite"
    open_store(str(path)).close()
    return path


@pytest.fixture
def url(engine: str, request: pytest.FixtureRequest, made_file: Path, tmp_path: Path) -> str:
    """Give the URL of an empty store."""
    if engine == "sqlite":
        return f"sqlite:///{shutil.copy(made_file, tmp_path / 'news.sqlite')}"
    server: Server = request.getfixturevalue("postgres")
    return server.empty_store()


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """Give an empty store of each engine."""
    with open_store(url) as opened:
        yield opened
