"""From a clause in a draft to the author who reads why."""

from uuid import uuid4

import pytest
from django.urls import reverse

from hearthside.care.contributions.registry import wrap
from hearthside.care.guidelines import actions as guidelines
from hearthside.care.guidelines.models import Clause, Group
from hearthside.care.guidelines.queries import current_clauses, draft_guidelines
from hearthside.care.guidelines.rules import MAY_BE_BROKEN
from hearthside.care.moderation.actions import Chosen, Ruling, agree, claim_item, decide, file_report, rule_on
from hearthside.care.moderation.models import KIND_MEASURES, Decision, Item, Measure
from hearthside.care.moderation.sealed import link_to_decision
from hearthside.foundation.verdicts import Refused
from hearthside.places.discussions import actions
from hearthside.places.discussions.actions import Written
from hearthside.places.discussions.models import Post
from hearthside.places.spaces.models import Space

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(bo) -> Post:
    space = Space.objects.create(name="Evenings", slug="evenings", purpose="…", visibility="public")
    return actions.start_thread(bo, space, Written(body="Cheap soup for sale.", title="Soup", once=uuid4())).post


@pytest.fixture
def item(post, mo, eve) -> Item:
    return claim_item(mo, file_report(eve, wrap(post), "guidelines", "it sells something").item)


def test_the_moderator_chooses_a_clause_and_the_author_reads_it(client_of, item, post, ola, mo, bo):
    guidelines.adopt_shipped(ola)
    desk = client_of(mo)
    page = desk.get(reverse("desk:item", args=[item.pk])).content.decode()
    assert "No selling" in page
    assert "A crisis breaks no rule" not in page
    told = {"measure": "hide", "reason": "It offers soup for money.", "clause": "", "wording": wrap(post).wording}
    without = desk.post(reverse("desk:decision", args=[item.pk]), told)
    assert without.status_code == 422
    assert "Choose the clause it is about" in without.content.decode()
    assert "It offers soup for money." in without.content.decode()
    desk.post(reverse("desk:decision", args=[item.pk]), {**told, "clause": "no-selling"})
    decision = Decision.objects.get()
    assert (decision.clause.key, decision.guideline.number) == ("no-selling", 1)
    read = client_of(bo).get("/reports/").content.decode()
    assert 'href="/guidelines/versions/1/#no-selling"' in read
    assert "Do not advertise here." in read
    linked = client_of(bo).get("/guidelines/versions/1/").content.decode()
    assert 'id="no-selling"' in linked
    assert not Post.objects.visible_to(ola).exists()


@pytest.mark.parametrize("key", ["crisis-breaks-no-rule", "be-kind-first", "ask-for-another-look", "no-such-clause"])
def test_no_form_names_a_clause_that_cannot_be_broken(client_of, item, ola, mo, key):
    guidelines.adopt_shipped(ola)
    told = {"measure": "hide", "reason": "Because.", "clause": key}
    assert client_of(mo).post(reverse("desk:decision", args=[item.pk]), told).status_code == 422
    assert not Decision.objects.exists()


@pytest.mark.parametrize("group", [group for group in Group if group not in MAY_BE_BROKEN])
def test_crisis_is_never_a_violation(item, ola, mo, group):
    """Whatever calls the action: nothing is kept from others because of what somebody feels (see SAFETY, 2)."""
    version = guidelines.adopt_shipped(ola)
    clause = Clause.objects.filter(version=version, group=group).first()
    with pytest.raises(Refused, match="asks nothing of anybody"):
        decide(mo, item, Measure.HIDE, "Because.", clause=clause)


def test_a_clause_that_changed_meanwhile_is_chosen_again(item, ola, mo):
    first = guidelines.adopt_shipped(ola)
    old = first.clauses.get(key="no-selling")
    guidelines.put_in_force(ola, guidelines.open_draft(ola), "Same words")
    with pytest.raises(Refused, match="choose the clause again"):
        decide(mo, item, Measure.HIDE, "It sells.", clause=old)


def test_what_stays_needs_no_clause_and_may_name_one(item, ola, mo):
    version = guidelines.adopt_shipped(ola)
    decision = decide(mo, item, Measure.LEAVE, "", clause=version.clauses.get(key="no-selling"))
    assert decision.clause.key == "no-selling"


def test_a_decision_points_to_the_words_that_held_when_it_was_made(client_of, item, ola, mo, bo):
    version = guidelines.adopt_shipped(ola)
    decide(mo, item, Measure.HIDE, "It sells.", clause=version.clauses.get(key="no-selling"))
    draft = guidelines.open_draft(ola)
    guidelines.retire_clause(ola, draft.clauses.get(key="no-selling"))
    guidelines.put_in_force(ola, draft, "We like soup")
    read = client_of(bo).get("/reports/").content.decode()
    assert 'href="/guidelines/versions/1/#no-selling"' in read
    assert "Do not advertise here." in read


@pytest.mark.parametrize("measure", [one for one in Measure if one not in KIND_MEASURES])
def test_nothing_is_taken_without_a_clause_once_there_are_guidelines(item, ola, mo, measure):
    guidelines.adopt_shipped(ola)
    with pytest.raises(Refused, match="Choose the clause"):
        rule_on(mo, item, Ruling((Chosen(measure),), "Because.", law="The law of soup"))
    assert not Decision.objects.exists()


def test_the_statement_names_the_clause_and_its_page_has_the_words(client, client_of, item, ola, mo, bo):
    clause = guidelines.adopt_shipped(ola).clauses.get(key="no-selling")
    chosen = (Chosen(Measure.HIDE), Chosen(Measure.WARN))
    decision = rule_on(mo, item, Ruling(chosen, "It sells.", law="The law of soup", clause=clause))
    rule = dict(decision.statement.read_parts)["Which rule"]
    assert "The law of soup" in rule
    assert "version 1: “No selling”" in rule
    own = client_of(bo).get(reverse("moderation:decision", args=[decision.pk]))
    for page in (own, client.get(link_to_decision(decision))):
        read = page.content.decode()
        assert 'href="/guidelines/versions/1/#no-selling"' in read
        assert "Do not advertise here." in read
    assert "No selling" in client_of(mo).get(reverse("desk:item", args=[item.pk])).content.decode()


def test_the_second_person_reads_the_clause_before_they_agree(client_of, item, ola, mo):
    clause = guidelines.adopt_shipped(ola).clauses.get(key="no-hate")
    decision = rule_on(mo, item, Ruling((Chosen(Measure.END),), "It goes on and on.", clause=clause))
    page = client_of(ola).get(reverse("desk:item", args=[item.pk])).content.decode()
    assert f"</span> {clause.title}</p>" in page
    guidelines.put_in_force(ola, guidelines.open_draft(ola), "Same words")
    agree(ola, decision)
    decision.refresh_from_db()
    assert f"version 1: “{clause.title}”" in dict(decision.statement.read_parts)["Which rule"]


# --- the operator's pages -------------------------------------------------------------------------------------

CLAUSE = {
    "group": "ours", "title": "Quiet hours", "text": "At night we write softly.", "easy": "", "why": "", "good": "",
    "bad": "", "follows": "",
}  # fmt: skip


def test_a_version_is_made_on_screen_alone(client_of, ola, client):
    operator = client_of(ola)
    assert "Nothing is in force yet" in operator.get("/operator/guidelines/").content.decode()
    operator.post("/operator/guidelines/draft/")
    operator.post("/operator/guidelines/draft/new/", CLAUSE)
    operator.post(
        "/operator/guidelines/draft/clauses/no-selling/", {**CLAUSE, "title": "No sales", "group": "prohibited"}
    )
    operator.post("/operator/guidelines/draft/clauses/no-hate/place/", {"step": "up"})
    operator.post("/operator/guidelines/draft/clauses/no-pushing-beliefs/retirement/")
    operator.post("/operator/guidelines/draft/opening/", {"opening": "Come **in**."})
    assert client.get("/guidelines/").content.decode().count("Quiet hours") == 0
    page = operator.get("/operator/guidelines/draft/").content.decode()
    assert "Quiet hours" in page
    assert "1 clause that comes with the software is not in it" in page
    operator.post("/operator/guidelines/draft/", {"note": "Our own words."})
    told = client.get("/guidelines/").content.decode()
    assert "Quiet hours" in told
    assert "Come <strong>in</strong>." in told
    keys = [clause.key for clause in current_clauses()]
    assert keys.index("no-hate") < keys.index("no-bullying")
    assert "no-pushing-beliefs" not in keys
    assert draft_guidelines() is None
    assert "Version 1 is in force" in operator.get("/operator/guidelines/").content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "adoption/", "draft/", "draft/opening/", "draft/shipped/", "draft/discarding/", "draft/new/",
        "draft/clauses/no-selling/", "draft/clauses/no-selling/place/", "draft/clauses/no-selling/retirement/",
    ],
)  # fmt: skip
def test_nobody_else_opens_the_operators_pages(client, client_of, ola, bo, mo, address):
    guidelines.open_draft(ola)
    address = f"/operator/guidelines/{address}"
    for method in ("get", "post"):
        assert getattr(client_of(bo), method)(address).status_code == 403
        assert getattr(client_of(mo), method)(address).status_code == 403
        assert getattr(client, method)(address).url.startswith("/accounts/login/")
    assert draft_guidelines().clauses.filter(key="no-selling").exists()


def test_what_was_typed_stays_when_something_is_missing(client_of, ola):
    guidelines.open_draft(ola)
    operator = client_of(ola)
    answer = operator.post("/operator/guidelines/draft/new/", {**CLAUSE, "title": "", "why": "So that people sleep."})
    assert answer.status_code == 422
    assert "So that people sleep." in answer.content.decode()
    answer = operator.post("/operator/guidelines/draft/", {"note": "", "is_small": "on"})
    assert answer.status_code == 422
    answer = operator.post("/operator/guidelines/draft/opening/", {"opening": "word " * 2000})
    assert answer.status_code == 422
    assert "word word" in answer.content.decode()
    changed = operator.post("/operator/guidelines/draft/clauses/no-selling/", {**CLAUSE, "group": "nonsense"})
    assert changed.status_code == 422


@pytest.mark.parametrize(
    "text", ["\x00", "\u202egnirts", "<script>alert(1)</script>", "x" * 30_000, "🦦", "{{ 7|add:7 }}"]
)
def test_odd_clauses_get_a_kind_answer_and_run_nothing(client_of, ola, client, text):
    guidelines.adopt_shipped(ola)
    guidelines.open_draft(ola)
    operator = client_of(ola)
    for field in CLAUSE:
        assert operator.post("/operator/guidelines/draft/new/", {**CLAUSE, field: text}).status_code in {302, 422}
    if operator.post("/operator/guidelines/draft/", {"note": text[:300]}).status_code == 422:
        operator.post("/operator/guidelines/draft/", {"note": "Odd."})
    for address in ("/guidelines/", "/guidelines/easy/", "/guidelines/versions/", "/guidelines/versions/2/changes/"):
        page = client.get(address)
        assert b"<script>alert" not in page.content
        assert page.status_code == 200


def test_without_a_draft_there_is_no_draft_page(client_of, ola):
    assert client_of(ola).get("/operator/guidelines/draft/").status_code == 404
    assert client_of(ola).get("/operator/guidelines/draft/clauses/no-selling/").status_code == 404
