"""Hosts remind their space of a clause: quietly, now and then, and read before others see it."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from hearthside.care.contributions.registry import wrap
from hearthside.care.guidelines import actions as guidelines
from hearthside.care.moderation.models import Item
from hearthside.care.safety import detection
from hearthside.foundation.verdicts import Refused
from hearthside.people.members.models import Member
from hearthside.people.privacy.actions import erase
from hearthside.people.privacy.queries import sections

from .. import actions, queries
from ..models import GuidelineNote, Membership, NoteStanding, Space

WORDS = "A small warning at the top helps somebody today."
NOTE = {"clause": "use-a-content-note", "words": WORDS, "every_days": "14"}


@pytest.fixture
def space(db, community, ola, bo) -> Space:
    """A space that bo hosts."""
    guidelines.adopt_shipped(ola)
    space = Space.objects.create(name="Evenings", slug="evenings", purpose="-", visibility="public")
    Membership.objects.create(space=space, member=bo, is_host=True)
    return space


def read(client, path: str = "/spaces/evenings/") -> str:
    return client.get(path).content.decode()


@given(st.dates(date(2020, 1, 1), date(2090, 1, 1)), st.integers(2, 365), st.integers(0, 2000))
def test_a_note_is_shown_one_day_in_every_so_many(begins_on, every, later):
    note = GuidelineNote(begins_on=begins_on, every_days=every)
    days = [begins_on + timedelta(days=later + step) for step in range(every)]
    assert sum(note.is_due_on(day) for day in days) == 1
    assert note.is_due_on(begins_on)
    assert not note.is_due_on(begins_on - timedelta(days=every))


def test_a_host_reminds_the_space_and_everybody_reads_it_that_day(client, client_of, space, bo, eve, time_machine):
    time_machine.move_to("2026-05-04 12:00:00+00:00", tick=False)
    host = client_of(bo)
    assert "Remind of a guideline" in read(host)
    assert host.post(reverse("spaces:notes", args=["evenings"]), NOTE).status_code == 302
    for who in (client, client_of(eve)):
        page = read(who)
        assert WORDS in page
        assert 'href="/guidelines/#use-a-content-note"' in page
        assert bo.name not in page
    for days, is_there in ((1, False), (13, False), (14, True), (15, False), (28, True)):
        time_machine.move_to(timezone.now().replace(month=5, day=4) + timedelta(days=days), tick=False)
        assert (WORDS in read(client)) == is_there, days


def test_hosts_and_operators_alone_write_notes(client, client_of, space, eve, mo, ola):
    path = reverse("spaces:notes", args=["evenings"])
    for who in (eve, mo):
        for method in ("get", "post"):
            assert getattr(client_of(who), method)(path, NOTE).status_code == 403
        assert "Remind of a guideline" not in read(client_of(who))
        with pytest.raises(Refused):
            actions.remind(who, space, "no-hate", "Mine", 14)
    assert client.get(path).url.startswith("/accounts/login/")
    assert not GuidelineNote.objects.exists()
    assert client_of(ola).post(path, NOTE).status_code == 302
    note = GuidelineNote.objects.get()
    end = reverse("spaces:note_end", args=["evenings", note.pk])
    assert client_of(eve).post(end).status_code == 403
    assert client_of(Member.objects.get(name="Pale Harbour")).post(end).status_code == 302
    assert WORDS not in read(client)


def test_a_host_of_another_space_writes_nothing_here(client_of, space, eve):
    other = Space.objects.create(name="Mornings", slug="mornings", purpose="-", visibility="hidden")
    Membership.objects.create(space=other, member=eve, is_host=True)
    assert client_of(eve).post(reverse("spaces:notes", args=["evenings"]), NOTE).status_code == 403
    assert client_of(eve).get(reverse("spaces:notes", args=["mornings"])).status_code == 200
    note = actions.remind(eve, other, "no-hate", "Quiet words.", 14).note
    for who in (None, Member.objects.exclude(pk=eve.pk).filter(roles="").first()):
        assert not wrap(note).visible_to(who)
    assert wrap(note).visible_to(eve)


def test_a_note_is_read_before_others_can(client, client_of, space, bo, monkeypatch):
    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(detection, "read", broken)
    host = client_of(bo)
    host.post(reverse("spaces:notes", args=["evenings"]), NOTE)
    note = GuidelineNote.objects.get()
    assert note.standing == NoteStanding.HELD
    assert Item.objects.filter(kind="spaces.note", row=note.pk).exists()
    assert WORDS not in read(client)
    assert "Someone will look at this" in read(host, reverse("spaces:notes", args=["evenings"]))
    wrap(note).release()
    assert WORDS in read(client)
    wrap(note).hide()
    assert WORDS not in read(client)


def test_a_row_that_was_never_assessed_is_shown_to_nobody(client, space, bo):
    GuidelineNote.objects.create(
        space=space, clause="no-hate", words=WORDS, every_days=2, begins_on=timezone.localdate(), made_by=bo,
        made_at=timezone.now(),
    )  # fmt: skip
    assert WORDS not in read(client)


def test_a_note_about_a_retired_clause_is_not_shown(client, client_of, space, bo, ola):
    actions.remind(bo, space, "no-selling", WORDS, 14)
    draft = guidelines.open_draft(ola)
    guidelines.retire_clause(ola, draft.clauses.get(key="no-selling"))
    guidelines.put_in_force(ola, draft, "We like cake")
    assert WORDS not in read(client)
    assert "no longer in the guidelines" in read(client_of(bo), reverse("spaces:notes", args=["evenings"]))


def test_there_are_five_at_most_and_none_too_often(space, bo):
    for days in (0, 1, 366):
        with pytest.raises(Refused, match="from 2 to 365"):
            actions.remind(bo, space, "no-hate", WORDS, days)
    with pytest.raises(Refused, match="not in the guidelines"):
        actions.remind(bo, space, "no-such-clause", WORDS, 14)
    for _number in range(5):
        actions.remind(bo, space, "no-hate", WORDS, 14)
    with pytest.raises(Refused, match="five of them"):
        actions.remind(bo, space, "no-hate", WORDS, 14)


@pytest.mark.parametrize(
    "odd", [{"clause": ""}, {"clause": "nothing"}, {"every_days": "x"}, {"every_days": "1"}, {"words": "x" * 501}]
)
def test_what_was_typed_stays(client_of, space, bo, odd):
    page = client_of(bo).post(reverse("spaces:notes", args=["evenings"]), {**NOTE, **odd})
    assert page.status_code == 422
    assert {**NOTE, **odd}["words"] in page.content.decode()
    assert not GuidelineNote.objects.exists()


def test_words_of_danger_bring_help_to_the_host(client_of, space, bo, ren):
    told = {**NOTE, "words": "I want to kill myself."}
    page = client_of(bo).post(reverse("spaces:notes", args=["evenings"]), told)
    assert page.status_code == 200
    assert "/help/" in page.content.decode()


def test_markup_is_shown_as_it_was_typed(client, space, bo):
    actions.remind(bo, space, "no-hate", "<script>alert(1)</script>", 14)
    assert "<script>alert" not in read(client)


@pytest.mark.parametrize("keeps", [True, False])
def test_notes_go_or_stay_without_a_name(space, bo, keeps):
    actions.remind(bo, space, "no-hate", WORDS, 14)
    assert WORDS in str(list(sections(bo)))
    erase(bo, keep_words=keeps)
    assert GuidelineNote.objects.filter(made_by=None).exists() == keeps
    assert len(queries.notes_of_today(space)) == keeps
