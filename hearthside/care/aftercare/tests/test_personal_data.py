import pytest
from django.utils import timezone

from hearthside.care.aftercare.models import After, FollowUp
from hearthside.care.aftercare.personal_data import AftercareData
from hearthside.care.safety.models import Case

pytestmark = pytest.mark.django_db


@pytest.fixture
def follow_up(ana, ren):
    now = timezone.now()
    case = Case.objects.create(member=ana, urgency=2, opened_at=now, due_at=now)
    return FollowUp.objects.create(
        case=case, member=ana, responder=ren, after=After.DAY, due_at=now, is_wanted=True, decided_at=now
    )


def test_a_member_gets_what_they_decided_about_being_asked(ana, ren, follow_up):
    (told,) = AftercareData().export(ana)
    assert told["after_hours"] == 24
    assert told["you_wanted_it"]
    assert ren.name not in str(told)


def test_erasing_leaves_nothing_of_it(ana, ren, follow_up):
    AftercareData().erase(ren, keep_words=True)
    follow_up.refresh_from_db()
    assert follow_up.responder is None
    AftercareData().erase(ana, keep_words=True)
    assert not FollowUp.objects.exists()
