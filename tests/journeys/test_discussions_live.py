"""One reads a thread while another replies: the words arrive, for the reader's own eyes, until the door is shut."""

import asyncio

import pytest
from django.conf import settings as configured
from django.db import connections

from hearthside.foundation.live.app import REFUSED
from hearthside.people.members.models import Block
from hearthside.places.discussions import actions
from hearthside.places.discussions.actions import Written
from hearthside.places.discussions.models import Thread
from hearthside.places.spaces.models import Space


class Listener:
    """A browser's websocket on the whole installation."""

    def __init__(self, thread, client):
        from hearthside.config.asgi import application

        cookie = f"{configured.SESSION_COOKIE_NAME}={client.cookies[configured.SESSION_COOKIE_NAME].value}"
        headers = [(b"host", b"testserver"), (b"origin", b"http://testserver"), (b"cookie", cookie.encode())]
        scope = {"type": "websocket", "path": f"/live/thread/{thread.pk}/", "query_string": b"", "headers": headers}
        self.says, self.heard = asyncio.Queue(), asyncio.Queue()
        self.says.put_nowait({"type": "websocket.connect"})
        self.task = asyncio.ensure_future(application(scope, self.says.get, self.heard.put))

    async def next(self):
        return await asyncio.wait_for(self.heard.get(), 10)

    async def leaves(self):
        self.says.put_nowait({"type": "websocket.disconnect", "code": 1000})
        await asyncio.wait_for(self.task, 10)


def in_its_own_thread(act, *arguments):
    def run():
        try:
            return act(*arguments)
        finally:
            connections.close_all()

    return asyncio.to_thread(run)


@pytest.fixture
def thread(community, ana, settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    space = Space.objects.create(name="Evenings", slug="evenings", purpose="-")
    return actions.start_thread(ana, space, Written("The kettle is on.", title="Who is up")).post.thread


def say(author, thread, words):
    actions.reply(author, Thread.objects.select_related("space").get(pk=thread.pk), Written(words))


@pytest.mark.django_db(transaction=True)
def test_a_reply_arrives_while_somebody_reads(thread, ana, bo, eve, client_of):
    reader, walled = client_of(bo), client_of(eve)
    Block.objects.create(blocker=eve, blocked=bo)

    async def scene():
        here, apart = Listener(thread, reader), Listener(thread, walled)
        assert (await here.next())["type"] == (await apart.next())["type"] == "websocket.accept"
        await in_its_own_thread(say, bo, thread, "I am, too.")
        assert "I am, too." in (await here.next())["text"]
        await in_its_own_thread(say, ana, thread, "Good evening.")
        assert "Good evening." in (await here.next())["text"]
        assert "Good evening." in (await apart.next())["text"]  # and nothing of bo's before it
        await in_its_own_thread(lambda: Space.objects.update(visibility="hidden"))
        await in_its_own_thread(say, ana, thread, "Only for us now.")
        assert await here.next() == {"type": "websocket.close", "code": REFUSED}
        await apart.leaves()

    asyncio.run(scene())


@pytest.mark.django_db(transaction=True)
def test_nobody_listens_without_logging_in(thread, bo, client_of):
    client = client_of(bo)
    client.session.flush()

    async def scene():
        assert (await Listener(thread, client).next())["type"] == "websocket.close"

    asyncio.run(scene())
