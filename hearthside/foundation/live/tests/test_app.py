import asyncio
from types import SimpleNamespace

import pytest

from hearthside.foundation.live import app, topics
from hearthside.foundation.live.actions import tell
from hearthside.foundation.live.app import live_application

ANA = SimpleNamespace(pk=1, name="ana")


class Browser:
    """Speaks the ASGI websocket protocol as a browser would."""

    def __init__(self, application, path="/live/lamp/7/", origin="http://testserver", host="testserver", query=b""):
        self.scope = {
            "type": "websocket",
            "path": path,
            "query_string": query,
            "headers": [(b"host", host.encode()), (b"origin", origin.encode())],
        }
        self.sends, self.receives = asyncio.Queue(), asyncio.Queue()
        self.task = asyncio.ensure_future(application(self.scope, self.sends.get, self.receives.put))
        self.sends.put_nowait({"type": "websocket.connect"})

    async def hears(self):
        return await asyncio.wait_for(self.receives.get(), 3)

    async def hears_nothing(self):
        await asyncio.sleep(0.1)
        return self.receives.empty()

    async def leaves(self):
        self.sends.put_nowait({"type": "websocket.disconnect", "code": 1000})
        await asyncio.wait_for(self.task, 3)


@pytest.fixture
def lamp(monkeypatch, settings):
    """A topic whose doors a test can close."""
    settings.ALLOWED_HOSTS = ["testserver"]
    room = SimpleNamespace(is_open=True, who=ANA)
    monkeypatch.setattr(app, "close_old_connections", lambda: None)
    topics.register(
        "lamp",
        authorise=lambda viewer, key: room.is_open and viewer is not None,
        render=lambda viewer, key, message: f"{viewer.name} {key} {message['post']}" if message["post"] < 100 else None,
        missed=lambda viewer, key, since: [{"post": number} for number in range(int(since) + 1, 4)],
    )
    room.application = live_application(lambda scope: room.who)
    return room


def play(scene):
    asyncio.run(asyncio.wait_for(scene(), 10))


def test_a_listener_hears_what_is_told_rendered_for_their_own_eyes(lamp):
    async def scene():
        browser = Browser(lamp.application)
        assert (await browser.hears())["type"] == "websocket.accept"
        await asyncio.to_thread(tell, "lamp", 7, post=12)
        assert (await browser.hears())["text"] == "ana 7 12"
        tell("lamp", 8, post=13)
        tell("lamp", 7, post=100)
        assert await browser.hears_nothing()
        await browser.leaves()

    play(scene)


def test_what_was_missed_comes_first(lamp):
    async def scene():
        browser = Browser(lamp.application, query=b"since=1")
        await browser.hears()
        assert [(await browser.hears())["text"] for _ in range(2)] == ["ana 7 2", "ana 7 3"]
        await browser.leaves()

    play(scene)


@pytest.mark.parametrize(
    "wrong",
    [
        {"origin": "https://elsewhere.example"},
        {"origin": ""},
        {"host": "evil.example", "origin": "http://evil.example"},
        {"path": "/live/nothing/7/"},
        {"path": "/live/lamp/../7/"},
        {"path": "/elsewhere/"},
        {"host": "", "origin": ""},
    ],
)
def test_a_stranger_page_or_an_unknown_topic_is_refused(lamp, wrong):
    async def scene():
        browser = Browser(lamp.application, **wrong)
        assert (await browser.hears())["type"] == "websocket.close"

    play(scene)


def test_nobody_listens_without_the_right(lamp):
    async def scene():
        lamp.is_open = False
        browser = Browser(lamp.application)
        assert await browser.hears() == {"type": "websocket.close", "code": app.REFUSED}

    play(scene)


@pytest.mark.parametrize("loss", [{"is_open": False}, {"who": None}, {"who": SimpleNamespace(pk=2, name="bo")}])
def test_a_subscription_ends_at_the_next_word_once_the_right_is_gone(lamp, loss):
    async def scene():
        browser = Browser(lamp.application)
        await browser.hears()
        vars(lamp).update(loss)
        tell("lamp", 7, post=12)
        assert await browser.hears() == {"type": "websocket.close", "code": app.REFUSED}
        await asyncio.wait_for(browser.task, 3)

    play(scene)


def test_a_subscription_ends_in_silence_too(lamp, monkeypatch):
    monkeypatch.setattr(app, "CHECK_EVERY", 0.05)

    async def scene():
        browser = Browser(lamp.application)
        await browser.hears()
        lamp.is_open = False
        assert (await browser.hears())["code"] == app.REFUSED

    play(scene)


def test_when_rendering_breaks_the_browser_is_asked_to_come_back(lamp):
    async def scene():
        browser = Browser(lamp.application)
        await browser.hears()
        tell("lamp", 7, nonsense=1)
        assert (await browser.hears())["code"] == app.TRY_AGAIN

    play(scene)
