from collections.abc import Callable
from uuid import uuid4

import pytest

from hearthside.people.members.models import Member
from hearthside.places.discussions import actions
from hearthside.places.discussions.actions import Written
from hearthside.places.discussions.models import Post, Thread
from hearthside.places.spaces.models import Policy, Space, Visibility

HUNDRED_LETTERS = "I know that hour. For me it is the stairs that creak, and then the kettle, and then it is day again."


@pytest.fixture
def evenings(db: None) -> Space:
    return Space.objects.create(name="Evenings", slug="evenings", purpose="For the quiet hours.", policy=Policy.HOLD)


@pytest.fixture
def read_first(db: None) -> Space:
    return Space.objects.create(
        name="First steps", slug="first-steps", purpose="-", policy=Policy.PRE, visibility=Visibility.PUBLIC
    )


@pytest.fixture
def thread(community: object, evenings: Space, bo: Member) -> Thread:
    written = Written("The kettle is on.", title="The hours after everyone is asleep", hope="listen", once=uuid4())
    return actions.start_thread(bo, evenings, written).post.thread


@pytest.fixture
def say(thread: Thread) -> Callable[..., Post]:
    """Somebody replies."""

    def reply(author: Member, body: str = HUNDRED_LETTERS, **more: object) -> Post:
        found = Thread.objects.select_related("space").get(pk=thread.pk)
        return actions.reply(author, found, Written(body, **more)).post

    return reply
