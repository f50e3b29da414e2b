"""What a community teaches detection: its own words and what is harmless there, tried first, never deafening."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearthside.care.intake.actions import assess
from hearthside.care.safety.actions import publish_phrases
from hearthside.care.safety.detection import Level, read
from hearthside.care.safety.models import Case, PhraseVersion, RecordedSign
from hearthside.care.safety.phrasing import Phrases, as_body, faults_in_phrases, phrases_from
from hearthside.care.safety.queries import try_phrases, what_detection_is_told
from hearthside.foundation.audit.models import AuditEntry
from hearthside.foundation.verdicts import Refused
from hearthside.people.privacy.actions import erase
from hearthside.places.discussions import actions
from hearthside.places.discussions.actions import Written
from hearthside.places.spaces.models import Space

pytestmark = pytest.mark.django_db

PIER = "We had chips at the old pier with my aunt and she paid."
DARK = "A black dog sat in the post office queue this morning."
FIELDS = {"concern": "", "risk": "the old pier", "imminent": "", "leave": "", "find": "", "pass_over": ""}


@pytest.fixture
def space(community):
    return Space.objects.create(name="Evenings", slug="evenings", purpose="For the quiet hours.")


@pytest.fixture
def written(space, bo):
    return [actions.start_thread(bo, space, Written(words, title="An evening")).post for words in (PIER, DARK)]


def test_a_phrase_in_force_opens_a_case_however_it_is_disguised(space, bo, ola):
    publish_phrases(ola, Phrases(risk=("the old pier",)), "The place here")
    post = actions.start_thread(bo, space, Written("We had chips at the old p i e r with my aunt.", title="Walk")).post
    assert Case.objects.get().urgency == Level.RISK
    assert RecordedSign.objects.get(row=post.pk, kind="discussions.post", code="community_words")


def test_what_is_left_alone_here_is_not_looked_at(space, bo, ola):
    words = "I hear voices and they say goodbye cruel world like in the song."
    sounds = "goodbye cruel world"
    publish_phrases(ola, Phrases(concern=("goodbye cruel",)), "A test")
    assert read(words, community=what_detection_is_told()).level == Level.CONCERN
    publish_phrases(ola, Phrases(concern=("goodbye cruel",), leave=(sounds,)), "Among voice hearers a song")
    assert read(words, community=what_detection_is_told()).level <= Level.CONCERN


@pytest.mark.parametrize("phrase", ["want to die", "I want to kill myself", "kill myself tonight", "end my life"])
def test_nobody_can_make_detection_deaf(ola, phrase):
    with pytest.raises(ValidationError, match="cannot be left alone"):
        publish_phrases(ola, Phrases(leave=(phrase,)), "No")
    assert not PhraseVersion.objects.exists()


def test_a_sentence_that_proves_them_wrong_stops_them(ola):
    with pytest.raises(ValidationError) as refused:
        publish_phrases(
            ola, Phrases(risk=("pier",), find=("The quay at noon.",), pass_over=("Piers is my son's pier.",)), "x"
        )
    assert len(refused.value.messages) == 2
    publish_phrases(ola, Phrases(risk=("pier",), find=("The pier at noon.",), pass_over=("Piers is my son.",)), "x")


def test_who_wrote_them_is_forgotten_with_them(ola):
    publish_phrases(ola, Phrases(risk=("the old pier",)), "The place here")
    erase(ola, keep_words=False)
    assert PhraseVersion.objects.get().made_by is None


def test_the_dry_run_tells_what_would_change_and_changes_nothing(ola, written):
    run = try_phrases(ola, Phrases(risk=("the old pier",), concern=("black dog",)))
    assert dict(run.moves) == {(Level.NONE, Level.RISK): 1, (Level.NONE, Level.CONCERN): 1}
    assert run.looked_at == 2
    assert {change.address for change in run.shown}
    assert not Case.objects.exists()
    assert not PhraseVersion.objects.exists()


def test_an_operator_tries_then_puts_in_force_then_goes_back(client_of, ola, written):
    client, page = client_of(ola), "/operator/phrases/new/"
    tried = client.post(page, {**FIELDS, "note": "The place here", "step": "try"})
    assert tried.context["moves"] == [("none", "risk", 1)]
    assert client.post(page, {**FIELDS, "note": "x", "step": "publish"}).status_code == 200
    assert not PhraseVersion.objects.exists(), "what was not tried is not put in force"
    client.post(page, {**FIELDS, "note": "The place here", "step": "publish", "tried": tried.context["tried"]})
    first = PhraseVersion.objects.get()
    assert phrases_from(first.body).risk == ("the old pier",)
    assert "the old pier" in client.get("/operator/phrases/").content.decode()
    publish_phrases(ola, Phrases(), "Away")
    assert "the old pier" in client.get(f"{page}?from={first.pk}").content.decode()
    assert AuditEntry.objects.filter(verb="published phrases").count() == 2


def test_bad_phrases_are_answered_in_the_form_and_nothing_typed_is_lost(client_of, ola):
    sent = {**FIELDS, "leave": "want to die", "risk": "x", "note": "hm", "step": "try"}
    answered = client_of(ola).post("/operator/phrases/new/", sent)
    assert answered.status_code == 422
    page = answered.content.decode()
    assert "too short" in page
    assert "want to die" in page
    assert "cannot be left alone" in page


def test_phrases_are_the_operators_alone(client_of, ren, bo):
    for member in (ren, bo):
        assert client_of(member).get("/operator/phrases/").status_code in {403, 404}
        with pytest.raises(Refused):
            publish_phrases(member, Phrases(), "x")


def test_when_they_cannot_be_read_words_are_held_and_a_person_is_asked(space, bo, written):
    PhraseVersion.objects.create(body={"risk": 7}, note="broken", made_at=timezone.now())
    assert assess(written[0]).held_why == "not_assessed"


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(max_size=90), max_size=6), st.lists(st.text(max_size=90), max_size=6))
def test_any_list_is_either_sound_or_says_why(concern, leave):
    phrases = Phrases(concern=tuple(concern), leave=tuple(leave))
    assert phrases_from(as_body(phrases)) == phrases
    assert all(isinstance(fault, str) and fault for fault in faults_in_phrases(phrases, what_detection_is_told()))
