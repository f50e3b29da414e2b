import pytest

from hearthside.foundation.audit.queries import entries_about
from hearthside.foundation.verdicts import Refused
from hearthside.people.members import actions, queries
from hearthside.people.members.models import Block, Member, Standing

PASSPHRASE = "a warm lamp in the window"


def test_joining_makes_an_account_that_opens_with_the_name(db):
    member = actions.join("Still Harbour", PASSPHRASE, "25_39", country="IE")
    assert member.account.login_name == "still harbour"
    assert member.account.check_password(PASSPHRASE)
    assert (member.country, member.standing) == ("IE", Standing.UNASSESSED)
    assert queries.member_named("still-harbour") == member


@pytest.mark.parametrize("name", ["Still Harbour", "StillHarb0ur", "Stiil Harbour"])
def test_a_name_is_taken_once_in_all_its_spellings(db, name):
    actions.join("Still Harbour", PASSPHRASE, "25_39")
    with pytest.raises(Refused, match="has this name"):
        actions.join(name, PASSPHRASE, "25_39")


def test_a_name_of_the_cast_cannot_be_taken_again(ana):
    with pytest.raises(Refused):
        actions.join("quiet otter", PASSPHRASE, "25_39")


def test_a_new_name_is_the_one_to_log_in_with(db):
    member = actions.join("Still Harbour", PASSPHRASE, "25_39")
    actions.rename(member, "Loud Harbour")
    member.account.refresh_from_db()
    assert member.account.login_name == "loud harbour"
    actions.rename(member, "Loud harbour")  # one's own name in another spelling is not taken


def test_words_about_oneself_are_shown_once_assessed(bo):
    actions.change_profile(bo, "he/him", "I mend bicycles.")
    assert (bo.shown_about, bo.shown_pronouns) == ("", "")
    actions.show_profile(bo)
    assert bo.shown_about == "I mend bicycles."
    actions.hold_profile(bo)
    assert bo.shown_about == ""


def test_a_hidden_profile_has_another_name_until_it_is_shown_again(bo):
    actions.hide_profile(bo)
    bo.refresh_from_db()
    assert bo.name != "Pale Harbour"
    assert bo.account.login_name == "pale harbour"
    actions.show_profile(bo)
    bo.refresh_from_db()
    assert (bo.name, bo.held_name) == ("Pale Harbour", "")


def test_only_choices_that_differ_are_kept(bo):
    actions.choose_warnings(bo, {"suicide": "hide", "trauma": "fold", "abuse": "show", "unknown": "hide"})
    bo.refresh_from_db()
    assert bo.warning_choices == {"suicide": "hide", "abuse": "show"}


def test_blocking_is_mutual_and_can_end(bo, eve):
    actions.block(bo, eve)
    actions.block(bo, eve)
    assert Block.objects.count() == 1
    assert queries.are_apart(eve, bo)
    assert queries.ids_apart_from(eve) == {bo.pk}
    assert queries.profile(bo.pk, eve) is None
    assert queries.profile(eve.pk, bo) is None
    actions.unblock(bo, eve)
    assert queries.profile(bo.pk, eve) == bo


def test_nobody_blocks_or_mutes_themselves(bo):
    for action in (actions.block, actions.mute):
        with pytest.raises(Refused, match="That is you"):
            action(bo, bo)


def test_muting_is_one_sided(bo, eve):
    actions.mute(bo, eve)
    assert queries.has_muted(bo, eve)
    assert not queries.has_muted(eve, bo)
    assert queries.profile(eve.pk, bo)
    actions.unmute(bo, eve)
    assert not queries.has_muted(bo, eve)


def test_an_operator_grants_and_withdraws_roles_on_record(ola, bo):
    actions.grant_role(ola, bo, "moderator")
    actions.grant_role(ola, bo, "listener")
    bo.refresh_from_db()
    assert bo.role_names == ["moderator", "listener"]
    assert bo in queries.members_with_role("moderator")
    actions.withdraw_role(ola, bo, "moderator")
    bo.refresh_from_db()
    assert bo.role_names == ["listener"]
    assert [entry.verb for entry in entries_about(f"members.member:{bo.pk}")] == [
        "role withdrawn: moderator",
        "role granted: listener",
        "role granted: moderator",
    ]


def test_nobody_else_grants_roles(mo, bo):
    with pytest.raises(Refused):
        actions.grant_role(mo, bo, "moderator")


def test_the_last_operator_stays(ola, bo):
    with pytest.raises(Refused, match="Somebody must run this place"):
        actions.withdraw_role(ola, ola, "operator")
    actions.appoint_operator(bo)
    actions.withdraw_role(ola, ola, "operator")
    assert not Member.objects.get(pk=ola.pk).has_role("operator")


def test_free_names_are_free(ana):
    names = queries.free_names(8)
    assert len(set(names)) == 8
    assert all(queries.is_name_free(name) for name in names)
