import asyncio
import shutil
import socket
import subprocess
import time

import pytest

from hearthside.foundation.live.hub import LONGEST_QUEUE, InProcessHub


def test_a_listener_hears_its_own_channel_alone_and_only_while_it_listens():
    async def scene():
        hub = InProcessHub()
        with hub.subscribe("thread/1") as one:
            hub.publish("thread/2", {"post": 2})
            await asyncio.to_thread(hub.publish, "thread/1", {"post": 1})
            assert await asyncio.wait_for(one.next(), 1) == {"post": 1}
        hub.publish("thread/1", {"post": 3})
        assert hub._listeners == {}

    asyncio.run(scene())


def test_a_listener_too_far_behind_is_told_to_come_back():
    async def scene():
        hub = InProcessHub()
        with hub.subscribe("thread/1") as one:
            for number in range(LONGEST_QUEUE + 1):
                hub.publish("thread/1", {"post": number})
            heard = [await one.next() for _ in range(LONGEST_QUEUE + 1)]
            assert heard[-1] is None

    asyncio.run(scene())


def test_a_listener_whose_loop_has_ended_troubles_nobody():
    hub = InProcessHub()

    async def scene():
        hub.subscribe("thread/1").__enter__()

    asyncio.run(scene())
    hub.publish("thread/1", {"post": 1})


@pytest.fixture
def redis_address(tmp_path):
    if not shutil.which("redis-server"):
        pytest.skip("redis-server is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = ["redis-server", "--port", str(port), "--save", "", "--dir", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
        for _ in range(100):
            with socket.socket() as attempt:
                if attempt.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield f"redis://127.0.0.1:{port}"
        server.terminate()


def test_two_processes_hear_each_other_over_redis(redis_address):
    redis_hub = pytest.importorskip("hearthside.foundation.live.redis_hub")

    async def scene():
        here, there = redis_hub.RedisHub(redis_address), redis_hub.RedisHub(redis_address)
        with here.subscribe("thread/1") as listener:
            await asyncio.sleep(0.5)
            await asyncio.to_thread(there.publish, "thread/1", {"post": 5})
            await asyncio.to_thread(there.publish, "thread/2", {"post": 6})
            assert await asyncio.wait_for(listener.next(), 3) == {"post": 5}

    asyncio.run(scene())


def test_when_redis_goes_away_listeners_are_told_to_come_back():
    redis_hub = pytest.importorskip("hearthside.foundation.live.redis_hub")

    async def scene():
        with redis_hub.RedisHub("redis://127.0.0.1:1").subscribe("thread/1") as listener:
            assert await asyncio.wait_for(listener.next(), 3) is None

    asyncio.run(scene())
