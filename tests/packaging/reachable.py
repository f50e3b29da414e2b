"""Prints the addresses of a PostgreSQL and a Redis that answer, for `bin/test`; or, failing, which one does not."""

import os
import sys

import psycopg
import redis

POSTGRES = ("postgres://postgres@127.0.0.1:5432/postgres", "postgres://root@127.0.0.1:5432/postgres")
REDIS = "redis://127.0.0.1:6379/15"


def postgres_that_answers() -> str:
    """The address of a PostgreSQL that lets us create databases, or nothing."""
    given = os.environ.get("HEARTHSIDE_TEST_POSTGRES")
    return next((address for address in ([given] if given else POSTGRES) if _answers(address)), "")


def main() -> str:
    if not (postgres := postgres_that_answers()):
        return _fail("no PostgreSQL answers that may create databases")
    cache = os.environ.get("HEARTHSIDE_TEST_REDIS", REDIS)
    try:
        redis.Redis.from_url(cache, socket_connect_timeout=2).ping()
    except (redis.RedisError, OSError):
        return _fail("no Redis answers")
    return f"{postgres} {cache}"


def _answers(address: str) -> bool:
    try:
        with psycopg.connect(address, connect_timeout=2) as connection:
            found = connection.execute(
                "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
            ).fetchone()
    except psycopg.Error:
        return False
    return bool(found and found[0])


def _fail(why: str) -> str:
    print(why)
    sys.exit(1)


if __name__ == "__main__":
    print(main())
