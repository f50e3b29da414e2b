import pytest

from hearthside.care.guidelines import actions as guidelines
from hearthside.care.guidelines.models import GuidelineVersion
from hearthside.commons.governance import actions
from hearthside.commons.governance.models import Consultation


@pytest.fixture
def draft(ola) -> GuidelineVersion:
    """What is in force, and a draft with one clause changed."""
    guidelines.adopt_shipped(ola)
    draft = guidelines.open_draft(ola)
    guidelines.change_clause(ola, draft.clauses.get(key="no-selling"), text="Not even cake.")
    return draft


@pytest.fixture
def asked(ola, draft) -> Consultation:
    return actions.consult(ola, "Should cake be allowed?", 14)
