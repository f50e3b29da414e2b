import pytest
from django.core.exceptions import ValidationError

from hearthside.foundation.audit.queries import entries_about
from hearthside.foundation.verdicts import Refused
from hearthside.places.spaces import actions, queries
from hearthside.places.spaces.models import Membership, Space, Visibility

EVENINGS = {"name": "Evenings", "slug": "evenings", "purpose": "For the quiet hours."}


def test_an_operator_opens_a_space_and_the_log_says_so(ola):
    space = actions.open_space(ola, **EVENINGS, visibility=Visibility.PUBLIC)
    assert list(queries.spaces_for(None)) == [space]
    assert entries_about(f"spaces.space:{space.pk}").get().verb == "open_space"


@pytest.mark.parametrize("wrong", [{"slug": "taken"}, {"name": ""}, {"policy": "whatever"}, {"slug": "not an address"}])
def test_a_space_that_does_not_hold_together_is_not_opened(ola, wrong):
    Space.objects.create(name="Taken", slug="taken", purpose="-")
    with pytest.raises(ValidationError):
        actions.open_space(ola, **{**EVENINGS, **wrong})
    assert Space.objects.count() == 1


def test_a_word_that_is_no_part_of_a_space_is_a_bug_and_loud(ola):
    with pytest.raises(TypeError):
        actions.open_space(ola, **EVENINGS, archived_at="now")


def test_a_space_is_changed_closed_and_opened_again(ola, bo):
    space = actions.open_space(ola, **EVENINGS)
    actions.change_space(ola, space, purpose="For sleepless hours.")
    assert queries.spaces_for(bo).get().purpose == "For sleepless hours."
    actions.archive_space(ola, space)
    assert not queries.spaces_for(bo).exists()
    assert not queries.spaces_for(ola).exists()
    actions.restore_space(ola, space)
    assert queries.spaces_for(bo).exists()


def test_a_hidden_space_is_known_to_those_added_until_they_are_taken_out(ola, bo, eve):
    space = actions.open_space(ola, **EVENINGS, visibility=Visibility.HIDDEN)
    actions.add_member(ola, space, bo)
    actions.add_member(ola, space, bo, is_host=True)
    assert Membership.objects.get().is_host
    assert queries.hosts_of(space) == [bo]
    assert queries.spaces_for(bo).exists()
    assert not queries.spaces_for(eve).exists()
    actions.remove_member(ola, space, bo)
    assert not queries.spaces_for(bo).exists()


def test_nobody_else_shapes_spaces(ola, bo, mo):
    space = actions.open_space(ola, **EVENINGS)
    for who in (bo, mo):
        for attempt in (
            lambda who=who: actions.open_space(who, **{**EVENINGS, "slug": "other"}),
            lambda who=who: actions.change_space(who, space, name="Mine"),
            lambda who=who: actions.archive_space(who, space),
            lambda who=who: actions.restore_space(who, space),
            lambda who=who: actions.add_member(who, space, who),
            lambda who=who: actions.remove_member(who, space, who),
        ):
            with pytest.raises(Refused):
                attempt()
    space.refresh_from_db()
    assert space.name == "Evenings"
    assert space.archived_at is None


def test_an_operator_without_a_second_step_shapes_nothing(ola):
    ola.account.is_demo = False
    with pytest.raises(Refused, match="second step"):
        actions.open_space(ola, **EVENINGS)
