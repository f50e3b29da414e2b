import pytest
from click.testing import CliRunner
from django.db import connection

from hearthside.care.helplines import actions, overlay, queries, unsent
from hearthside.care.helplines.commands import helplines_commands
from hearthside.care.helplines.models import Check, WrongNumber
from hearthside.foundation.audit.models import AuditEntry
from hearthside.foundation.verdicts import Refused

LINE = "ie-50808-text-about-it"


def test_only_an_operator_records_a_check(home, mo):
    with pytest.raises(Refused, match="Only an operator"):
        actions.record_check(mo, LINE, "right")


def test_a_check_settles_the_reports_and_leaves_a_trace(home, ola, django_capture_on_commit_callbacks):
    actions.report_wrong_number(LINE, "nobody", "I let it ring")
    with django_capture_on_commit_callbacks(execute=True):
        actions.record_check(ola, LINE, "right")
    assert WrongNumber.objects.get().settled_at
    assert AuditEntry.objects.get().verb == "helpline.right"
    assert not queries.helpline_of("IE", LINE).is_doubted
    assert Check.objects.get().fingerprint


@pytest.mark.django_db
def test_a_report_puts_a_note_beside_the_helpline(home, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        actions.report_wrong_number(LINE, "not_in_service", "")
    assert queries.helpline_of("IE", LINE).is_doubted


@pytest.mark.django_db
def test_the_words_of_a_report_are_sealed(home):
    actions.report_wrong_number(LINE, "another", "a quiet voice said wrong flat")
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM helplines_wrongnumber")
        assert "quiet" not in cursor.fetchone()[0]
    assert WrongNumber.objects.get().words == "a quiet voice said wrong flat"


def test_a_report_without_the_database_waits_sealed_in_a_file(home, broken_database):
    actions.report_wrong_number(LINE, "nobody", "I let it ring")
    kept = (home / unsent.NAME).read_text()
    assert LINE in kept
    assert "ring" not in kept


@pytest.mark.django_db
def test_waiting_reports_are_taken_in_once(home, monkeypatch):
    report = unsent.Unsent(LINE, "nobody", "I let it ring", actions.timezone.now())
    unsent.keep(report)
    with (home / unsent.NAME).open("a") as file:
        file.write('{"helpline": "half a li')
    assert actions.take_in_reports() == 1
    assert actions.take_in_reports() == 0
    assert WrongNumber.objects.get().words == "I let it ring"


@pytest.mark.django_db
def test_the_check_command_lists_what_is_due_and_what_was_reported(home):
    unsent.keep(unsent.Unsent(LINE, "nobody", "", actions.timezone.now()))
    answer = CliRunner().invoke(helplines_commands, ["check"])
    assert answer.exit_code == 0, answer.output
    assert "helplines are due" in answer.output
    assert "1 report of a wrong number is open" in answer.output
    assert overlay.current().doubted == {LINE}
