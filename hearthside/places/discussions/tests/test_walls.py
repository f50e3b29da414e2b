"""Who may read what: the rule in plain words, against every combination."""

from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearthside.people.members.models import Block, Member, Mute
from hearthside.places.discussions.models import Alias, Post, Standing, Thread
from hearthside.places.spaces.models import Membership, Space, Visibility
from tests.cast import make_member

WALLS = ["", "viewer blocks", "author blocks", "viewer mutes", "author mutes"]
POSTS = st.fixed_dictionaries({
    "standing": st.sampled_from(Standing.values), "is_anonymous": st.booleans(), "wall": st.sampled_from(WALLS),
    "is_own": st.booleans(),
})  # fmt: skip


def is_readable(post: dict, is_known: bool) -> bool:
    """The rule: what the author may always see, and what others may see past walls that a missing name lifts."""
    if post["standing"] == "unassessed":
        return False
    if post["is_own"] and is_known:
        return True
    if post["standing"] in {"held", "hidden"}:
        return False
    return not is_known or post["is_anonymous"] or post["wall"] in {"", "author mutes"}


def raise_wall(wall: str, viewer: Member, author: Member) -> None:
    if wall.endswith("blocks"):
        pair = (viewer, author) if wall.startswith("viewer") else (author, viewer)
        Block.objects.create(blocker=pair[0], blocked=pair[1])
    elif wall:
        pair = (viewer, author) if wall.startswith("viewer") else (author, viewer)
        Mute.objects.create(muter=pair[0], muted=pair[1])


def build(visibility: str, posts: list[dict], viewer: Member) -> list[Post]:
    space = Space.objects.create(name="S", slug=f"s{Space.objects.count()}", purpose="-", visibility=visibility)
    thread = Thread.objects.create(space=space, title="T", started_at=timezone.now())
    rows = []
    for number, post in enumerate(posts):
        author = viewer if post["is_own"] else make_member(f"a{number}", f"Author {number}")
        if not post["is_own"]:
            raise_wall(post["wall"], viewer, author)
        alias = Alias.objects.get_or_create(thread=thread, member=author, defaults={"name": f"A{number}"})[0]
        rows.append(Post.objects.create(
            thread=thread, author=author, is_first=number == 0, is_anonymous=post["is_anonymous"],
            alias=alias if post["is_anonymous"] else None, body="w", html="w", standing=post["standing"],
            written_at=timezone.now(),
        ))  # fmt: skip
    return rows


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=100)
@given(
    visibility=st.sampled_from(Visibility.values), role=st.sampled_from(["", "moderator", "responder", "listener"]),
    is_inside=st.booleans(), is_known=st.booleans(), posts=st.lists(POSTS, min_size=2, max_size=3),
)  # fmt: skip
def test_everybody_reads_exactly_what_the_rule_says(db, visibility, role, is_inside, is_known, posts):
    with transaction.atomic():
        check_walls(visibility, role, is_inside, is_known, posts)
        transaction.set_rollback(True)  # the next example starts from nothing


def check_walls(visibility, role, is_inside, is_known, posts):
    member = make_member("viewer", "Viewer", *([role] if role else []))
    rows = build(visibility, posts, member)
    if is_inside:
        Membership.objects.create(space=rows[0].thread.space, member=member)
    viewer = member if is_known else None
    is_space_open = visibility == "public" or (
        is_known and (visibility == "members" or is_inside or role == "moderator")
    )
    is_thread_open = is_space_open and is_readable(posts[0], is_known)
    expected = {row.pk for row, post in zip(rows, posts, strict=True) if is_thread_open and is_readable(post, is_known)}
    assert set(Post.objects.visible_to(viewer).values_list("pk", flat=True)) == expected
    assert Thread.objects.visible_to(viewer).exists() is is_thread_open
