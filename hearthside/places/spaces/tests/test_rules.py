import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearthside.places.spaces import rules
from hearthside.places.spaces.models import Membership, Space, Visibility
from tests.cast import make_member


@pytest.fixture
def space(db):
    return Space.objects.create(name="Evenings", slug="evenings", purpose="-")


def test_members_write_where_they_read_and_visitors_are_shown_the_door(space, bo):
    assert rules.may_write_in(bo, space)
    verdict = rules.may_write_in(None, space)
    assert not verdict
    assert verdict.next_step
    space.archived_at = timezone.now()
    assert not rules.may_write_in(bo, space)


def test_hosts_moderators_and_operators_keep_order(space, bo, mo, ola, lin):
    assert not rules.may_host(None, space)
    assert not rules.may_host(lin, space)
    assert not rules.may_host(bo, space)
    Membership.objects.create(space=space, member=bo, is_host=True)
    assert rules.may_host(bo, space)
    assert rules.may_host(mo, space)
    assert rules.may_host(ola, space)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(
    visibility=st.sampled_from(Visibility.values),
    archived=st.booleans(),
    inside=st.booleans(),
    role=st.sampled_from(["", "operator", "moderator", "responder", "listener", "greeter"]),
    known=st.booleans(),
)
def test_a_space_is_seen_by_exactly_those_its_walls_let_in(db, visibility, archived, inside, role, known):
    with transaction.atomic():
        check_walls(visibility, archived, inside, role, known)
        transaction.set_rollback(True)  # the next example starts from nothing


def check_walls(visibility, archived, inside, role, known):
    space = Space.objects.create(
        name="S", slug="s", purpose="-", visibility=visibility, archived_at=timezone.now() if archived else None
    )
    member = make_member("someone", "Someone", *([role] if role else []))
    if inside:
        Membership.objects.create(space=space, member=member)
    viewer = member if known else None
    expected = not archived and (
        visibility == "public"
        or (known and visibility == "members")
        or (known and (inside or role in {"operator", "moderator"}))
    )
    assert Space.objects.visible_to(viewer).filter(pk=space.pk).exists() is expected
