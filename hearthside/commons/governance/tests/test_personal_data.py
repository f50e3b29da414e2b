import pytest

from hearthside.people.privacy import actions as privacy
from hearthside.people.privacy.queries import sections

from .. import actions, queries
from ..models import Remark


def test_the_copy_holds_ones_remarks(asked, bo, eve):
    actions.remark(bo, asked, "no-selling", "Cake should be fine.")
    actions.remark(eve, asked, "no-selling", "Pie is better.")
    told = str(list(sections(bo)))
    assert "Cake should be fine." in told
    assert "Pie is better." not in told


@pytest.mark.parametrize("keeps", [True, False])
def test_remarks_go_or_stay_without_a_name(asked, bo, eve, keeps):
    actions.remark(bo, asked, "no-selling", "Cake should be fine.")
    privacy.erase(bo, keep_words=keeps)
    assert Remark.objects.filter(author=None, words="Cake should be fine.").exists() == keeps
    assert len(queries.remarks_on(asked, "no-selling", eve)) == keeps


def test_an_operator_who_leaves_leaves_the_consultation(asked, ola):
    actions.answer(ola, asked, "", "You said.", "We did.")
    privacy.erase(ola, keep_words=False)
    asked.refresh_from_db()
    assert asked.opened_by is None
    assert queries.answer_for(asked, "").made_by is None
