"""An installation from before clauses existed keeps its guidelines, and can go back."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from hearthside.care.guidelines import queries
from hearthside.care.guidelines.actions import open_draft
from hearthside.care.moderation.models import Decision
from hearthside.people.privacy.actions import give_consent

pytestmark = pytest.mark.django_db(transaction=True)

BEFORE = [("moderation", "0002_worries_and_flags"), ("guidelines", None)]


def migrate(targets):
    executor = MigrationExecutor(connection)
    executor.migrate(targets)
    return MigrationExecutor(connection).loader.project_state([target for target in targets if target[1]]).apps


def newest():
    return MigrationExecutor(connection).loader.graph.leaf_nodes()


@pytest.fixture
def before():
    """The tables as they were; as they are now when the test is over."""
    yield migrate(BEFORE)
    migrate(newest())


def test_one_text_becomes_a_version_with_one_clause_and_back(before, bo, ola):
    old = before.get_model("moderation", "GuidelineVersion")
    first, second = old.objects.create(text="Be **kind**."), old.objects.create(text="Be kind *first*.")
    item = before.get_model("moderation", "Item").objects.create(
        kind="x", row=1, why="report", opened_at=timezone.now()
    )
    decision = before.get_model("moderation", "Decision").objects.create(
        item=item, measure="hide", guideline=first, made_at=timezone.now()
    )
    give_consent(bo, "guidelines", second.pk)

    migrate(newest())
    current = queries.current_guidelines()
    (clause,) = queries.current_clauses()
    assert (current.number, current.in_force_at, clause.text) == (second.pk, second.made_at, "Be kind *first*.")
    assert queries.clauses_to_rest_on() == [clause]
    assert queries.has_agreed(bo)
    assert Decision.objects.get(pk=decision.pk).guideline.number == first.pk
    open_draft(ola)

    apps = migrate(BEFORE)
    texts = apps.get_model("moderation", "GuidelineVersion").objects.order_by("pk").values_list("pk", "text")
    assert list(texts) == [(first.pk, "Be **kind**."), (second.pk, "Be kind *first*.")]
    assert apps.get_model("moderation", "Decision").objects.get().guideline_id == first.pk
