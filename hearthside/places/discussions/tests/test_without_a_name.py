"""Whoever writes without a name cannot be found: by walking pages, by walls, lists, parts or other people's exports."""

import re

import pytest
from django.test import Client

from hearthside.foundation import personal_data
from hearthside.people.members.models import Block, Mute
from hearthside.places.discussions import actions, queries
from hearthside.places.discussions.actions import Written
from hearthside.places.discussions.contributions import PostContribution
from hearthside.places.discussions.live import render_post
from hearthside.places.discussions.models import Feeling, Post, Thread
from hearthside.places.spaces.models import Space


@pytest.fixture
def secret(say, ana):
    """Written by ana without her name, in a thread where she also speaks under it."""
    say(ana, "Under my own name.")
    return say(ana, "Without my name.", is_anonymous=True)


def walk(client: Client, start: str) -> dict[str, str]:
    """Every page of places one can reach by links."""
    waiting, seen = [start], {}
    while waiting:
        path = waiting.pop()
        answer = client.get(path)
        if answer.status_code == 302:
            waiting.append(answer.url.split("#")[0])
        seen[path] = answer.content.decode() if answer.status_code == 200 else ""
        links = re.findall(r'(?:href|data-hx-get)="(/(?:spaces|threads|posts)/[^"#]*)', seen[path])
        waiting += [link for link in links if link not in seen and link not in waiting]
    return seen


def traces_of(page: str, post: Post) -> list[str]:
    """Signs of the author in the part of a page that shows the post."""
    (part,) = re.findall(rf'<article class="post" id="post-{post.pk}".*?</article>', page, re.S)
    author = post.author
    marks = [author.name, author.avatar_seed, f"/members/{author.pk}/", author.pronouns or "they/none", str(post.once)]
    return [mark for mark in marks if mark in part]


def test_no_page_of_another_shows_who_wrote_it(thread, secret, ana, bo, client_of):
    pages = walk(client_of(bo), "/spaces/")
    showing = [page for page in pages.values() if f'id="post-{secret.pk}"' in page]
    assert showing
    assert not [traces for page in showing if (traces := traces_of(page, secret))]
    assert secret.alias.name in showing[0]
    # the same walk shows ana's other words under her name, so the walk sees what it should
    assert any(ana.name in page for page in pages.values())


def test_the_picture_of_an_alias_is_not_the_members(thread, secret, ana, bo, client_of):
    page = client_of(bo).get(f"/threads/{thread.pk}/").content.decode()
    pictures = dict(re.findall(r'id="post-(\d+)".*?(<svg.*?</svg>)', page, re.S))
    named = Post.objects.get(author=ana, is_anonymous=False)
    assert pictures[str(secret.pk)] != pictures[str(named.pk)]


def test_what_an_author_may_do_is_offered_to_the_author_alone(thread, secret, ana, bo, client_of):
    for who, is_offered in ((ana, True), (bo, False)):
        page = client_of(who).get(f"/threads/{thread.pk}/").content.decode()
        assert (f"/posts/{secret.pk}/edit/" in page) is is_offered
        assert ("only you see that" in page) is is_offered
    assert client_of(bo).get(f"/posts/{secret.pk}/edit/").status_code == 403


@pytest.mark.parametrize("wall", [
    lambda a, b: Block.objects.create(blocker=a, blocked=b), lambda a, b: Block.objects.create(blocker=b, blocked=a),
    lambda a, b: Mute.objects.create(muter=a, muted=b),
])  # fmt: skip
def test_no_wall_makes_it_vanish_while_named_words_do(thread, secret, eve, ana, client_of, wall):
    before = client_of(eve).get(f"/threads/{thread.pk}/").content.decode()
    assert "Under my own name." in before
    wall(eve, ana)
    after = client_of(eve).get(f"/threads/{thread.pk}/").content.decode()
    assert "Under my own name." not in after
    assert "Without my name." in after
    assert render_post(eve, str(thread.pk), {"post": secret.pk})


def test_a_walled_persons_own_thread_without_a_name_stays(community, evenings, ana, eve, client_of):
    thread = actions.start_thread(ana, evenings, Written("Words.", title="Title", is_anonymous=True)).post.thread
    Block.objects.create(blocker=eve, blocked=ana)
    assert Thread.objects.visible_to(eve).get() == thread
    page = client_of(eve).get("/spaces/evenings/").content.decode()
    assert ana.name not in page
    assert "a first reply would mean a lot" not in page  # being new would be a hint


def test_no_list_of_somebodys_posts_holds_it(secret, ana, bo):
    assert secret not in queries.posts_by(ana, bo)
    assert secret not in queries.posts_by(ana, ana)
    assert queries.posts_by(ana, bo).count() == 1
    assert not any(row.is_new_here for row in queries.waiting_for_an_answer(bo)[0] if row.post.is_anonymous)


def test_the_part_for_live_updates_is_as_silent_as_the_page(thread, secret, bo):
    part = render_post(bo, str(thread.pk), {"post": secret.pk})
    assert "Without my name." in part
    assert not traces_of(part, secret)


def test_the_desk_reads_it_under_its_alias(secret, say, bo, ana):
    contribution = PostContribution(secret)
    assert contribution.is_anonymous
    assert contribution.author_name == secret.alias.name
    after = PostContribution(say(bo))
    assert ana.name not in [line.who for line in after.context() if line.words == secret.body]


def test_nobody_elses_export_leads_to_its_author(thread, secret, ana, bo):
    actions.react(bo, secret, Feeling.HUG)
    ours = [claim for claim in personal_data.claims() if "discussions" in type(claim).__module__]
    exported = str([claim.export(bo) for claim in ours])
    assert ana.name not in exported
    assert secret.alias.name not in exported
    own = [row for claim in ours for row in claim.export(ana)]
    assert secret.alias.name in [row.get("without_a_name_as") for row in own]


def test_its_author_sees_who_sent_support_and_they_do_not_see_whom(thread, secret, ana, bo, client_of):
    actions.react(bo, secret, Feeling.HUG)
    assert "<bdi>Pale Harbour</bdi>: Hug" in client_of(ana).get(f"/threads/{thread.pk}/").content.decode()
    part = client_of(bo).post(f"/posts/{secret.pk}/reactions/", {"feeling": "same"}, headers={"HX-Request": "true"})
    assert ana.name not in part.content.decode()


def test_a_moderator_asks_with_a_reason_and_is_told_once(thread, secret, ana, mo, bo, client_of):
    client = client_of(mo)
    page = client.get(f"/threads/{thread.pk}/").content.decode()
    assert f"/posts/{secret.pk}/author/" in page
    assert not traces_of(page, secret)
    assert ana.name not in client.get(f"/posts/{secret.pk}/author/").content.decode()
    assert ana.name not in client.post(f"/posts/{secret.pk}/author/", {"reason": " "}).content.decode()
    assert ana.name in client.post(f"/posts/{secret.pk}/author/", {"reason": "a threat"}).content.decode()
    assert client_of(bo).get(f"/posts/{secret.pk}/author/").status_code == 403


def test_the_composer_remembers_that_somebody_wrote_without_a_name_here(thread, secret, ana, bo, client_of):
    box = r'<input type="checkbox" name="is_anonymous"[^>]*>'
    own = client_of(ana).get(f"/threads/{thread.pk}/").content.decode()
    assert "checked" in re.search(box, own)[0]
    assert secret.alias.name in own
    assert "checked" not in re.search(box, client_of(bo).get(f"/threads/{thread.pk}/").content.decode())[0]


def test_a_visitor_learns_no_members_number(thread, secret):
    Space.objects.update(visibility="public")
    assert "/members/" not in Client().get(f"/threads/{thread.pk}/").content.decode()
