"""How long somebody waits for their reply to be kept while fifteen others write too: with and without turns to write.

    .venv/bin/python benchmarks/replies.py [--replies 400]

Posts real replies (gate, cases, events included) from sixteen threads into a fresh SQLite community, once with
`foundation/sqlite` and once with Django's own backend, each in a process of its own; prints p50, p99 and ratios.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time

THREADS = 16


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--replies", type=int, default=400)
    options.add_argument("--backend", help=argparse.SUPPRESS)
    asked = options.parse_args()
    if asked.backend:
        print(json.dumps(_measure(asked.backend, asked.replies)))
        return
    figures = {}
    for backend in ("hearthside.foundation.sqlite", "django.db.backends.sqlite3"):
        done = subprocess.run(
            [sys.executable, __file__, "--backend", backend, "--replies", str(asked.replies)],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        figures[backend] = json.loads(done.stdout.splitlines()[-1])
        print(f"{backend:32} p50 {figures[backend]['p50']:7.1f} ms   p99 {figures[backend]['p99']:7.1f} ms")
    turns, plain = figures.values()
    ratios = {name: turns[name] / plain[name] for name in ("p50", "p99")}
    print(f"ratio, turns to plain:           p50 {ratios['p50']:7.2f}      p99 {ratios['p99']:7.2f}")


def _measure(backend: str, replies: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(HEARTHSIDE_HOME=home, DJANGO_SETTINGS_MODULE="hearthside.config.settings")
        import django
        from django.conf import settings

        settings.DATABASES["default"]["ENGINE"] = backend
        django.setup()
        return _times(replies)


def _times(replies: int) -> dict[str, float]:
    from django.core.management import call_command
    from django.db import connections
    from django.utils import timezone

    from hearthside.people.members.models import Member
    from hearthside.places.discussions.actions import Written, reply, start_thread
    from hearthside.places.spaces.models import Space

    call_command("migrate", verbosity=0)
    people = [
        Member.objects.create(name=f"Lamp {n}", name_key=f"lamp{n}", age_band="25_39", joined_at=timezone.now(),
                              avatar_seed=str(n))
        for n in range(THREADS)
    ]  # fmt: skip
    space = Space.objects.create(name="Evenings", slug="evenings", purpose="…")
    thread = start_thread(people[0], space, Written(body="How was your day", title="Day")).post.thread
    waits: list[float] = []

    def write(member: Member) -> None:
        for number in range(replies // THREADS):
            began = time.perf_counter()
            reply(member, thread, Written(body=f"Long, and the bus was late. {number}"))
            waits.append((time.perf_counter() - began) * 1000)
        connections.close_all()

    writers = [threading.Thread(target=write, args=(member,)) for member in people]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    cuts = statistics.quantiles(waits, n=100)
    return {"p50": cuts[49], "p99": cuts[98]}


if __name__ == "__main__":
    main()
