import pytest
from django.urls import reverse

from hearthside.care.guidelines.actions import adopt_shipped, agree, change_clause, open_draft, put_in_force
from hearthside.care.moderation.models import Item
from hearthside.care.safety.models import Case
from hearthside.people.members import actions as members
from hearthside.people.members.models import Member, Standing
from hearthside.places.welcome import steps

PROFILE = "/me/settings/profile/"


@pytest.fixture
def as_bo(bo, client_of, community, ren):
    return client_of(bo)


def test_every_settings_page_opens(as_bo, django_assert_max_num_queries):
    for name in ("settings", "own_profile", "people", "guidelines"):
        with django_assert_max_num_queries(12):
            assert as_bo.get(reverse(f"welcome:{name}")).status_code == 200
    for screen in steps.SETTINGS:
        assert as_bo.get(reverse("welcome:setting", args=(screen.slug,))).status_code == 200
    for name in ("account_change_password", "account_codes", "mfa_index", "usersessions_list", "account_address"):
        assert as_bo.get(reverse(name)).status_code == 200


def test_visitors_are_asked_to_log_in(client, db):
    for name in ("settings", "own_profile", "people"):
        assert client.get(reverse(f"welcome:{name}")).url.startswith("/accounts/login/")


def test_new_words_about_oneself_are_assessed_and_shown(as_bo, bo):
    as_bo.post(PROFILE, {"name": "Pale Harbour", "pronouns": "he/him", "about": "I mend bicycles."})
    bo.refresh_from_db()
    assert (bo.shown_about, bo.shown_pronouns) == ("I mend bicycles.", "he/him")


def test_words_of_danger_bring_help_in_the_same_answer(as_bo, bo):
    answer = as_bo.post(PROFILE, {"name": "Pale Harbour", "pronouns": "", "about": "I want to kill myself."})
    assert answer.url.startswith("/support/")
    assert Case.objects.filter(member=bo).exists()


def test_words_that_hurt_are_held_kindly(as_bo, bo):
    about = "You are worthless, everybody go kill yourselves."
    answer = as_bo.post(PROFILE, {"name": "Pale Harbour", "pronouns": "", "about": about}, follow=True)
    bo.refresh_from_db()
    assert bo.standing == Standing.HELD
    assert bo.about == about
    if "/support/" not in answer.request["PATH_INFO"]:
        assert "You are not in trouble" in answer.content.decode()


def test_after_a_moderator_hid_a_profile_one_reads_the_next_words_first(as_bo, bo):
    members.hide_profile(bo)
    bo.refresh_from_db()
    as_bo.post(PROFILE, {"name": bo.name, "pronouns": "", "about": "Quite harmless."})
    bo.refresh_from_db()
    assert bo.standing == Standing.HELD
    assert Item.objects.filter(kind="members.member", row=bo.pk).exists()


def test_a_taken_name_is_refused_and_the_words_stay(as_bo, eve):
    page = as_bo.post(PROFILE, {"name": "Thin Ice", "pronouns": "", "about": "I mend"}).content.decode()
    assert "has this name" in page
    assert "I mend" in page


def test_choices_are_kept(as_bo, bo):
    as_bo.post(reverse("welcome:setting", args=("warnings",)), {"suicide": "hide", "abuse": "show"})
    as_bo.post(reverse("welcome:setting", args=("contact",)), {"may_be_contacted_by": "nobody", "is_findable": "on"})
    as_bo.post(reverse("welcome:setting", args=("topics",)), {"topics": ["sleep", "grief"]})
    place = {"country": "IE", "time_zone": "Europe/Dublin", "language": "en"}
    answer = as_bo.post(reverse("welcome:setting", args=("place",)), place)
    assert answer.cookies["django_language"].value == "en"
    bo.refresh_from_db()
    assert bo.warning_choices == {"suicide": "hide", "abuse": "show"}
    assert (bo.may_be_contacted_by, bo.is_findable, bo.topics) == ("nobody", True, ["sleep", "grief"])
    assert (bo.country, bo.time_zone) == ("IE", "Europe/Dublin")


@pytest.mark.parametrize(
    "text", ["\x00", "\u202egnirts", "\u200b", "x" * 100_000, "<script>alert(1)</script>", "🦦" * 40]
)
def test_odd_input_gets_a_kind_answer(as_bo, bo, text):
    forms = [(PROFILE, ("name", "pronouns", "about"))]
    forms += [
        (reverse("welcome:setting", args=(screen.slug,)), tuple(screen.form(member=bo).fields))
        for screen in steps.SETTINGS
    ]
    for path, fields in forms:
        for field in fields:
            answer = as_bo.post(path, {"name": "Pale Harbour", "pronouns": "", "about": "", field: text})
            assert answer.status_code in {200, 302}, (path, field)
            assert b"<script>alert" not in answer.content
    page = as_bo.get(reverse("welcome:profile", args=(bo.pk,))).content.decode()
    assert "<script>alert" not in page
    assert "\u202e" not in page


def test_changed_guidelines_are_shown_until_agreed(as_bo, bo, ola):
    adopt_shipped(ola)
    agree(bo)
    draft = open_draft(ola)
    change_clause(ola, draft.clauses.get(key="no-selling"), text="Not even cake.")
    put_in_force(ola, draft, "Somebody sold cake.")
    for address in ("/me/settings/", "/"):
        assert "The guidelines have changed" in as_bo.get(address).content.decode()
    page = as_bo.get(reverse("welcome:guidelines")).content.decode()
    assert "Somebody sold cake." in page
    assert "<ins>" in page
    as_bo.post(reverse("welcome:guidelines"), {"version": "2"})
    for address in ("/me/settings/", "/"):
        assert "The guidelines have changed" not in as_bo.get(address).content.decode()
    assert "You have agreed to them." in as_bo.get(reverse("welcome:guidelines")).content.decode()


def test_a_yes_counts_for_what_was_read(as_bo, ola):
    adopt_shipped(ola)
    put_in_force(ola, open_draft(ola), "The same")
    page = as_bo.post(reverse("welcome:guidelines"), {"version": "1"}).content.decode()
    assert "changed in the meantime" in page
    assert "The guidelines have changed" in as_bo.get("/me/settings/").content.decode()


def test_the_start_can_be_skipped_and_leaves_careful_defaults(client_of, db):
    member = members.join("Still Harbour", "seven geese over the marsh", "25_39")
    client = client_of(member)
    for screen in steps.START:
        page = client.get(reverse("welcome:start", args=(screen.slug,))).content.decode()
        assert "Skip the rest" in page
    client.post(reverse("welcome:end"))
    member = Member.objects.get(pk=member.pk)
    assert member.onboarded_at
    assert (member.warning_choices, member.country, member.is_findable) == ({}, "", False)
    assert member.may_be_contacted_by == "staff"


def test_the_start_leads_from_screen_to_screen(client_of, db):
    member = members.join("Still Harbour", "seven geese over the marsh", "25_39")
    client = client_of(member)
    sent = {"topics": ["sleep"], "suicide": "hide", "may_be_contacted_by": "members", "country": "NZ"}
    path = reverse("welcome:start", args=("this-place",))
    for _screen in steps.START:
        path = client.post(path, sent).url
    assert path == "/"
    member = Member.objects.get(pk=member.pk)
    assert (member.topics, member.country, member.warning_choices) == (["sleep"], "NZ", {"suicide": "hide"})


def test_there_is_no_sixth_screen(as_bo):
    assert len(steps.START) == 5
    assert as_bo.get("/welcome/nowhere/").status_code == 404
