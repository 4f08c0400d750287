"""Opening a store on a server, and all that can be wrong with it: the message says what to do."""

import sys

import pytest
from sqlalchemy.exc import OperationalError

from laut.errors import StoreError
from laut.store import open_store, stores
from tests.store.conftest import Server


def url_name(url: str) -> str:
    """Give the name of the database in a URL."""
    return url.partition("@/")[2].partition("?")[0]


def test_an_empty_database_is_no_store_that_exists(postgres: Server) -> None:
    url = postgres.new_database()
    with pytest.raises(StoreError, match=r"there is no store in .* yet; `laut ingest` fills one"):
        open_store(url, must_exist=True)
    assert postgres.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", database=url_name(url)) == []


def test_another_programs_postgres_database_stays_as_it_is(postgres: Server) -> None:
    url = postgres.new_database()
    postgres.execute("CREATE TABLE mine (x int)", database=url_name(url))
    with pytest.raises(StoreError, match="holds tables that are not laut's; name another"):
        open_store(url)
    named = postgres.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", database=url_name(url))
    assert named == [("mine",)]


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("postgresql://laut@127.0.0.1:1/news", "the server cannot be reached"),
        ("postgresql://laut@/news?host=/nowhere", "the server cannot be reached"),
        ("postgresql://laut@[::1]:1/news", "the server cannot be reached"),
    ],
    ids=["port", "socket", "IPv6"],
)
def test_a_server_that_is_not_there_is_named(url: str, message: str) -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(StoreError, match=message):
        open_store(url)


def test_a_server_without_that_database_says_so(postgres: Server) -> None:
    with pytest.raises(StoreError, match="there is no such database; make it with createdb"):
        open_store(postgres.url("nirgends"))


def test_a_server_without_that_user_says_so(postgres: Server) -> None:
    with pytest.raises(StoreError, match="there is no such user; make it with createuser"):
        open_store(postgres.url("postgres").replace("laut@", "niemand@"))


def test_an_option_that_postgres_does_not_know_is_named(postgres: Server) -> None:
    with pytest.raises(StoreError, match="the URL has an option that PostgreSQL does not know"):
        open_store(f"{postgres.url('postgres')}&farbe=blau")


def test_a_user_who_may_make_no_tables_is_told(postgres: Server) -> None:
    url = postgres.new_database()
    postgres.execute("DROP ROLE IF EXISTS guest; CREATE ROLE guest LOGIN")
    with pytest.raises(StoreError, match="the user may not do this there; give it the rights"):
        open_store(url.replace("laut@", "guest@"))


def test_messages_do_not_show_the_password(postgres: Server) -> None:
    with pytest.raises(StoreError) as error:
        open_store(postgres.url("nirgends").replace("laut@", "laut:geheim@"))
    assert "geheim" not in str(error.value)


@pytest.mark.parametrize(
    ("message", "advice"),
    [
        ('connection failed: FATAL:  password authentication failed for user "laut"', "give user and password in the URL"),
        ("connection failed: fe_sendauth: no password supplied", "give user and password in the URL"),
        ('connection failed: FATAL:  no pg_hba.conf entry for host "10.0.0.1"', "the server does not let this user in"),
        ("failed to resolve host 'nowhere.example': Name or service not known", "look whether the host in the URL is right"),
        ("connection timeout expired", "the server cannot be reached or has gone"),
        ("server closed the connection unexpectedly", "the server cannot be reached or has gone"),
        ('could not extend file "base/1": No space left on device', "no room is left on the server's disk"),
        ("database or disk is full", "no room is left on the disk"),
        ('relation "articles" does not exist', "the database refused"),
    ],
)
def test_what_a_database_says_becomes_advice(message: str, advice: str) -> None:
    with pytest.raises(StoreError, match=advice), stores.told("news"):
        raise OperationalError("SELECT 1", {}, Exception(message))


def test_without_psycopg_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match=r"pip install 'laut\[postgres\]'"):
        open_store("postgresql://laut@host/news")
