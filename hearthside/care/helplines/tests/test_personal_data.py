from hearthside.care.helplines import actions
from hearthside.care.helplines.models import Check
from hearthside.care.helplines.personal_data import HelplineChecks


def test_a_check_is_exported_and_outlives_its_maker(home, ola):
    actions.record_check(ola, "ie-50808-text-about-it", "right")
    assert HelplineChecks().export(ola)[0]["verdict"] == "right"
    HelplineChecks().erase(ola, keep_words=False)
    assert HelplineChecks().export(ola) == []
    assert Check.objects.get().checked_by is None
