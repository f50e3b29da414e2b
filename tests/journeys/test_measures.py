"""What a decision puts in force: for any sequence of decisions, edits, ends and lifts, what each viewer sees is what a
fresh look at the measures in force says; and nothing is taken without a statement of reasons."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from hearthside.care.contributions.registry import GAP_MARK, wrap
from hearthside.care.moderation.actions import (
    Chosen,
    Ruling,
    appeal,
    chosen_edit,
    claim_item,
    decide_appeal,
    end_expired,
    file_report,
    lift_decision,
    rule_on,
)
from hearthside.care.moderation.measures import MEASURES, changes_between
from hearthside.care.moderation.models import (
    KIND_MEASURES,
    Ability,
    Decision,
    Effect,
    Item,
    Measure,
    Statement,
)
from hearthside.foundation.verdicts import Refused
from hearthside.foundation.words import render
from hearthside.people.members.models import Member
from hearthside.people.members.warnings import WARNINGS
from hearthside.places.discussions import actions, queries
from hearthside.places.discussions.actions import Written
from hearthside.places.discussions.models import Post, Standing, Thread
from hearthside.places.spaces.models import Space
from tests.cast import make_member

pytestmark = pytest.mark.django_db

SENTENCES = (
    "Soup helped.", "The blue lamp by the window stayed on.", "I walked to the harbour.", "Bread with butter.",
    "My sister rang twice.", "Rain on the roof all evening.", "I counted the boats.",
)  # fmt: skip
SPARE = ("tea", "quiet", "garden", "small")
ON_WORDS = (Measure.HIDE, Measure.FOLD, Measure.GAP, Measure.EDIT, Measure.LOCK, Measure.MOVE)


def fresh(post: Post, thread: Thread) -> dict[str, object]:
    """What the rows say others see, worked out here once more and by other means."""
    rows = Effect.objects.filter(kind="discussions.post", row=post.pk, lifted_at=None).order_by("pk")
    in_force = [row for row in rows if row.until is None or row.until > timezone.now()]
    body, title = post.body, thread.title
    for row in in_force:
        if row.measure == Measure.EDIT:
            for before, after in row.chosen_details["changes"]:
                body, title = after.join(body.split(before)), after.join(title.split(before))
        elif row.measure == Measure.GAP:
            for span in row.chosen_details["spans"]:
                body, title = GAP_MARK.join(body.split(span)), GAP_MARK.join(title.split(span))
    moves = [row.chosen_details["to"] for row in in_force if row.measure == Measure.MOVE]
    topics = [code for row in in_force if row.measure == Measure.FOLD for code in row.chosen_details["topics"]]
    return {
        "hidden": any(row.measure == Measure.HIDE for row in in_force),
        "html": render(body),
        "heading": title,
        "closed": any(row.measure == Measure.LOCK for row in in_force),
        "space": moves[-1] if moves else thread.begun_in_id,
        "topics": list(dict.fromkeys(topics)),
    }


class Moderated(RuleBasedStateMachine):
    """One thread, its author, moderators who decide and take back, and readers."""

    @initialize()
    def begin(self) -> None:
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        made = uuid4().hex[:6]
        self.author = make_member(f"a{made}", f"Author {made}")
        self.reader = make_member(f"r{made}", f"Reader {made}")
        self.mods = [make_member(f"m{made}{n}", f"Mod {made} {n}", "moderator") for n in range(2)]
        self.spaces = [
            Space.objects.create(name=f"S{n}", slug=f"s{made}{n}", purpose="…", visibility="public") for n in range(3)
        ]
        told = Written(body=" ".join(SENTENCES[:4]), title="An evening", once=uuid4())
        self.post = actions.start_thread(self.author, self.spaces[0], told).post
        self.waits = False

    def teardown(self) -> None:
        if hasattr(self, "savepoint"):
            transaction.set_rollback(True)
            self.savepoint.__exit__(None, None, None)

    @rule(data=st.data())
    def decide(self, data: st.DataObject) -> None:
        wanted = data.draw(st.sets(st.sampled_from(ON_WORDS), min_size=1, max_size=3))
        chosen = [self._chosen(one, data) for one in sorted(wanted)]
        if self._now().is_held and Measure.HIDE not in wanted:
            chosen.append(Chosen(Measure.RELEASE))
        self._rule(tuple(chosen))
        if self.waits:
            self.waits = False

    @rule()
    def release(self) -> None:
        self._rule((Chosen(Measure.RELEASE),))
        self.waits = False

    @rule(picked=st.permutations(SENTENCES), many=st.integers(1, 5))
    def edit(self, picked: list[str], many: int) -> None:
        post = self._now()
        before, body = post.body, " ".join(picked[:many])
        actions.edit_post(self.author, post, Written(body=body, title="An evening"))
        if body != before and self._is_loose(body):
            self.waits = True

    @precondition(lambda self: Decision.objects.filter(item__row=self.post.pk).exists())
    @rule(data=st.data())
    def lift(self, data: st.DataObject) -> None:
        made = data.draw(st.sampled_from(list(Decision.objects.filter(item__row=self.post.pk).order_by("pk"))))
        if made.can_be_lifted:
            lift_decision(self.mods[1], made, "It was a misunderstanding.")

    @precondition(lambda self: Statement.objects.filter(decision__author=self.author, decision__appeal=None).exists())
    @rule(data=st.data(), is_upheld=st.booleans())
    def answer(self, data: st.DataObject, is_upheld: bool) -> None:
        told = Statement.objects.filter(decision__author=self.author, decision__appeal=None)
        made = appeal(data.draw(st.sampled_from(list(told.order_by("pk")))).decision, "I see it differently.")
        decide_appeal(self.mods[1], made, is_upheld, "We looked again.")

    @precondition(lambda self: self._in_force().exists())
    @rule(data=st.data())
    def time_passes(self, data: st.DataObject) -> None:
        ends = data.draw(st.sampled_from(list(self._in_force().order_by("pk"))))
        Effect.objects.filter(pk=ends.pk).update(until=timezone.now() - timedelta(seconds=1))
        end_expired()

    @invariant()
    def everybody_sees_what_the_measures_say(self) -> None:
        if not hasattr(self, "post"):
            return
        post, thread = self._now(), Thread.objects.get(pk=self.post.thread_id)
        expected = fresh(post, thread)
        stands = Standing.HIDDEN if expected["hidden"] else Standing.HELD if self.waits else Standing.SHOWN
        assert post.standing == stands
        for viewer in (None, self.reader):
            there = Post.objects.visible_to(viewer).filter(pk=post.pk).exists()
            assert there == (stands == Standing.SHOWN)
        seen = queries.seen([post], self.reader)[0]
        assert post.html == expected["html"]
        assert post.added_warnings == expected["topics"]
        assert seen.treatment == ("fold" if expected["topics"] else "show")
        assert str(thread.shown_title or thread.title) == expected["heading"]
        assert (thread.is_locked, thread.space_id) == (expected["closed"], expected["space"])
        assert render(post.body) == post.own_html  # the author's own words are nobody else's to change

    @invariant()
    def nothing_is_taken_without_a_statement(self) -> None:
        assert not Effect.objects.exclude(measure__in=KIND_MEASURES).filter(statement=None).exists()

    @invariant()
    def what_is_held_has_a_desk(self) -> None:
        if hasattr(self, "post") and self._now().is_held:
            assert Item.objects.filter(row=self.post.pk, kind="discussions.post", decided_at=None).exists()

    def _now(self) -> Post:
        return Post.objects.select_related("thread", "author").get(pk=self.post.pk)

    def _in_force(self) -> QuerySet[Effect]:
        return Effect.objects.filter(row=self.post.pk, lifted_at=None, measure__in=ON_WORDS)

    def _rule(self, chosen: tuple[Chosen, ...]) -> None:
        item = file_report(None, wrap(self._now()), "guidelines").item
        rule_on(self.mods[0], claim_item(self.mods[0], item), Ruling(chosen, "Because of our guidelines."))

    def _chosen(self, measure: Measure, data: st.DataObject) -> Chosen:
        words = self._now().body
        if measure == Measure.FOLD:
            return Chosen(
                measure, details={"topics": data.draw(st.lists(st.sampled_from(sorted(WARNINGS)), min_size=1))}
            )
        if measure == Measure.GAP:
            return Chosen(measure, details={"spans": [data.draw(st.sampled_from(words.split()))]})
        if measure == Measure.EDIT:
            tokens = words.split(" ")
            at = data.draw(st.integers(0, len(tokens) - 1))
            tokens[at] = data.draw(st.sampled_from(SPARE))
            return chosen_edit(wrap(self._now()), f"An evening\n\n{' '.join(tokens)}")
        if measure == Measure.MOVE:
            places = dict(wrap(self._now()).places_to_move_to())
            to = data.draw(st.sampled_from(sorted(set(places) & {one.pk for one in self.spaces})))
            return Chosen(measure, details={"to": to, "name": places[to]})
        return Chosen(measure)

    def _is_loose(self, body: str) -> bool:
        """A change that a moderator made no longer finds its place."""
        rows = Effect.objects.filter(row=self.post.pk, lifted_at=None, measure__in=(Measure.GAP, Measure.EDIT))
        text = f"An evening\n\n{body}"
        for row in rows:
            details = row.chosen_details
            spans = (
                details["spans"] if row.measure == Measure.GAP else [before for before, _after in details["changes"]]
            )
            if not any(span in text for span in spans):
                return True
        return False


def test_what_each_viewer_sees_is_what_the_measures_in_force_say():
    run_state_machine_as_test(
        Moderated,
        settings=settings(
            max_examples=12,
            stateful_step_count=10,
            deadline=None,
            phases=[Phase.generate],  # a failing sequence is printed as found: making it shorter takes minutes
            suppress_health_check=list(HealthCheck),
        ),
    )


# --- nothing without a statement ------------------------------------------------------------------------------------


@pytest.fixture
def post(bo: Member) -> Post:
    space = Space.objects.create(name="Evenings", slug="evenings", purpose="…", visibility="public")
    Space.objects.create(name="Mornings", slug="mornings", purpose="…", visibility="public")
    return actions.start_thread(bo, space, Written(body="Soup helped a lot.", title="Soup", once=uuid4())).post


def ruled(mo: Member, post: Post, *chosen: Chosen, reason: str = "Because.") -> Decision:
    item = claim_item(mo, file_report(None, wrap(post), "guidelines").item)
    return rule_on(mo, item, Ruling(chosen, reason))


def with_details(measure: Measure, post: Post) -> Chosen:
    later = timezone.now() + timedelta(days=7)
    mornings = Space.objects.get(slug="mornings").pk
    details = {
        Measure.FOLD: {"topics": ["suicide"]},
        Measure.GAP: {"spans": ["helped"]},
        Measure.EDIT: {"changes": [("Soup helped", "Bread helped")]},
        Measure.MOVE: {"to": mornings, "name": "Mornings"},
        Measure.RESTRICT: {"abilities": [Ability.REPLY]},
    }
    ends = measure in {Measure.RESTRICT, Measure.SUSPEND}
    return Chosen(measure, later if ends else None, details.get(measure, {}))


def test_every_measure_is_one_class():
    assert set(MEASURES) == set(Measure)
    assert {key for key, kind in MEASURES.items() if not kind.restricts} == set(KIND_MEASURES)


@pytest.mark.parametrize("measure", [one for one in Measure if one not in {*KIND_MEASURES, Measure.END}])
def test_every_measure_that_takes_something_has_a_statement_and_an_inverse(mo, post, measure):
    before = Post.objects.values().get(pk=post.pk), Thread.objects.values().get(pk=post.thread_id)
    made = ruled(mo, post, with_details(measure, post))
    assert made.statement.read_parts
    assert "in another way" not in made.statement.parts
    lift_decision(mo, made, "A misunderstanding.")
    assert (Post.objects.values().get(pk=post.pk), Thread.objects.values().get(pk=post.thread_id)) == before
    assert Member.objects.get(pk=post.author_id).bounded_until is None
    assert not any(effect.is_in_force for effect in made.effects.all())


def test_the_database_itself_refuses_a_measure_without_a_statement(mo, post):
    made = ruled(mo, post, Chosen(Measure.LEAVE))
    with pytest.raises(IntegrityError), transaction.atomic():
        Effect.objects.create(
            decision=made, measure=Measure.HIDE, kind="discussions.post", row=post.pk, made_at=timezone.now()
        )


@pytest.mark.parametrize("measure", [one for one in Measure if one not in {Measure.LEAVE, Measure.RELEASE}])
def test_nothing_is_taken_without_a_reason(mo, post, measure):
    with pytest.raises(Refused, match="why"):
        ruled(mo, post, with_details(measure, post), reason=" ")
    assert not Effect.objects.exists()


def test_the_statement_speaks_the_members_language_and_says_all_that_the_law_asks(mo, post):
    made = ruled(mo, post, Chosen(Measure.HIDE), reason="It names the street somebody lives in.")
    headings = [heading for heading, _words in made.statement.read_parts]
    assert headings == [
        "What was decided", "Why", "What we went by", "Which rule", "Was a machine part of it?", "Until when",
        "If you see it differently", "What stays open to you",
    ]  # fmt: skip
    assert "names the street" in made.statement.parts
    assert made.statement.language == post.author.language


# --- changes and gaps -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Soup helped.", "Bread helped."),
        ("the cat and the dog and the bird", "the cat and a dog and the bird"),
        ("One.\n\nTwo two two.", "One.\n\nTwo three two."),
        ("I like soup", "I like soup very much"),
        ("Take the long way home tonight.", "Take the way home."),
    ],
)
def test_changes_lead_from_the_authors_words_to_the_others(before, after):
    changes = changes_between(before, after)
    found = before
    for old, new in changes:
        found = found.replace(old, new)
    assert found == after


def test_a_gap_is_marked_and_the_author_sees_the_difference(client_of, mo, bo, eve, post):
    ruled(mo, post, Chosen(Measure.GAP, details={"spans": ["helped a lot"]}))
    others = client_of(eve).get(f"/threads/{post.thread_id}/").content.decode()
    assert "took a detail out here" in others
    assert "helped a lot" not in others
    own = client_of(bo).get(f"/threads/{post.thread_id}/").content.decode()
    assert "Soup helped a lot" in own
    assert "What you wrote" in own


def test_nobody_types_a_gap(bo, post):
    actions.edit_post(bo, post, Written(body=f"Soup {GAP_MARK} helped.", title="Soup"))
    assert "took a detail out" not in Post.objects.get(pk=post.pk).shown_html


def test_who_changes_the_words_around_a_gap_waits_for_a_person(mo, bo, eve, post):
    ruled(mo, post, Chosen(Measure.GAP, details={"spans": ["helped a lot"]}))
    actions.edit_post(bo, Post.objects.get(pk=post.pk), Written(body="Soup h3lped a lot.", title="Soup"))
    assert not Post.objects.visible_to(eve).filter(pk=post.pk).exists()
    assert Item.objects.get(decided_at=None).why == "changed"


def test_words_that_their_author_removes_leave_the_decision_too(mo, bo, post):
    made = ruled(mo, post, Chosen(Measure.GAP, details={"spans": ["helped a lot"]}))
    actions.remove_post(bo, Post.objects.get(pk=post.pk))
    made.refresh_from_db()
    assert made.words_then == ""
    assert "helped" not in made.effects.get().details
