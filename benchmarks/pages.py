"""What a thread page of twenty posts costs: CPU time as a ratio to an empty answer, queries, weight.

    .venv/bin/python benchmarks/pages.py [--requests 100]

The empty answer passes the same middleware. In a fresh SQLite community, in one process, as a visitor and as a
member; the median of interleaved rounds is printed.
"""

import argparse
import gzip
import os
import statistics
import tempfile
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearthside.config.settings")
ROUNDS = 5


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--requests", type=int, default=100)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ["HEARTHSIDE_HOME"] = home
        import django

        django.setup()
        _measure(asked.requests)


def _measure(requests: int) -> None:
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection
    from django.http import HttpResponse
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import path

    from hearthside.config import urls
    from hearthside.people.members.sign_in import BACKEND

    settings.ALLOWED_HOSTS = ["testserver"]
    settings.STATIC_ROOT.mkdir()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    urls.urlpatterns.append(path("nothing/", lambda request: HttpResponse("")))
    address, member = _thread_of_twenty()
    visitor, reader = Client(), Client()
    reader.force_login(member.account, backend=BACKEND)
    for name, client in (("visitor", visitor), ("member", reader)):
        page = client.get(address)
        assert page.status_code == 200, page.status_code
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        asked = len(queries)
        ratios = []
        for _round in range(ROUNDS):
            ratios.append(_cpu(client, address, requests) / _cpu(client, "/nothing/", requests))
        milliseconds = _cpu(client, address, requests) / requests * 1000
        print(
            f"{name:8} {statistics.median(ratios):5.1f} times an empty answer   {milliseconds:5.1f} ms CPU   "
            f"{asked} queries   {len(gzip.compress(page.content)):6} bytes of HTML, compressed"
        )


def _cpu(client: object, address: str, requests: int) -> float:
    began = time.process_time()
    for _ in range(requests):
        client.get(address)  # type: ignore[attr-defined]
    return time.process_time() - began


def _thread_of_twenty() -> tuple[str, object]:
    from django.utils import timezone

    from hearthside.people.accounts.models import Account
    from hearthside.people.members.models import Member
    from hearthside.places.discussions.actions import Written, reply, start_thread
    from hearthside.places.spaces.models import Space

    people = [
        Member.objects.create(account=Account.objects.create(login_name=f"lamp {n}"), name=f"Lamp {n}",
                              name_key=f"lamp{n}", age_band="25_39", joined_at=timezone.now(), avatar_seed=str(n))
        for n in range(6)
    ]  # fmt: skip
    space = Space.objects.create(name="Evenings", slug="evenings", purpose="…", visibility="public")
    words = "Long day, and the bus was late again. The kettle is on and the cat has opinions about it. " * 4
    thread = start_thread(people[0], space, Written(body=words, title="The hours after everyone is asleep")).post.thread
    for number in range(19):
        reply(people[number % 6], thread, Written(body=words, warnings=("medical",) if number % 7 == 0 else ()))
    return f"/threads/{thread.pk}/", people[1]


if __name__ == "__main__":
    main()
