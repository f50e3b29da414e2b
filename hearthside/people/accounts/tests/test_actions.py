import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore

from hearthside.foundation.verdicts import Refused
from hearthside.people.accounts import actions, queries
from hearthside.people.accounts.models import Account, RecoveryCode
from hearthside.people.accounts.rules import CODE_ALPHABET

OLD, NEW = "a warm lamp in the window", "seven geese over the marsh"


@pytest.fixture
def account(db) -> Account:
    return actions.open_account("Quiet Otter", OLD)


def test_codes_are_readable_and_no_plain_one_is_kept(account):
    codes = actions.make_recovery_codes(account)
    assert len(set(codes)) == 10
    assert all(set(code) <= {*CODE_ALPHABET, "-"} and len(code) == 19 for code in codes)
    stored = " ".join(RecoveryCode.objects.values_list("fingerprint", flat=True))
    assert not any(code.replace("-", "") in stored for code in codes)


def test_a_new_set_ends_the_old_one(account):
    old = actions.make_recovery_codes(account)
    actions.make_recovery_codes(account)
    with pytest.raises(Refused):
        actions.restore("Quiet Otter", old[0], NEW)


def test_a_code_sets_a_new_passphrase_once(account):
    codes = actions.make_recovery_codes(account)
    restored = actions.restore("quiet OTTER", codes[3].upper(), NEW)
    assert restored.codes_left == 9
    account.refresh_from_db()
    assert account.check_password(NEW)
    with pytest.raises(Refused):
        actions.restore("Quiet Otter", codes[3], OLD)


def test_a_wrong_name_and_a_wrong_code_get_the_same_answer(account):
    code = actions.make_recovery_codes(account)[0]
    with pytest.raises(Refused) as wrong_name:
        actions.restore("Loud Otter", code, NEW)
    with pytest.raises(Refused) as wrong_code:
        actions.restore("Quiet Otter", "abcd-abcd-abcd-abcd", NEW)
    assert str(wrong_name.value) == str(wrong_code.value)


def test_restoring_ends_every_session(account):
    before = account.get_session_auth_hash()
    UserSession.objects.create(user=account, ip="0.0.0.0", session_key="k", user_agent="Firefox")
    actions.restore("Quiet Otter", actions.make_recovery_codes(account)[0], NEW)
    account.refresh_from_db()
    assert account.get_session_auth_hash() != before
    assert not queries.open_sessions(account).exists()


def test_sessions_end_without_another_passphrase(account):
    before = account.get_session_auth_hash()
    actions.end_all_sessions(account)
    assert account.get_session_auth_hash() != before
    assert account.check_password(OLD)


def test_nobody_ends_the_session_of_another(account):
    other = actions.open_account("Paper Boat", OLD)
    session = UserSession.objects.create(user=other, ip="0.0.0.0", session_key="k", user_agent="")
    actions.end_session(account, session.pk)
    assert queries.open_sessions(other).exists()


def test_codes_put_aside_are_sealed_and_gone_after_half_an_hour(db, time_machine_at):
    session = SessionStore()
    actions.put_codes_aside(session, ["abcd-efgh"], "/")
    assert "abcd" not in str(dict(session.items()))
    assert actions.codes_put_aside(session) == (["abcd-efgh"], "/")
    time_machine_at(minutes=31)
    assert actions.codes_put_aside(session) == ([], "")


@pytest.fixture
def time_machine_at():
    import datetime

    import time_machine

    travellers = []

    def go(**later):
        traveller = time_machine.travel(datetime.datetime.now(datetime.UTC) + datetime.timedelta(**later), tick=True)
        traveller.start()
        travellers.append(traveller)

    yield go
    for traveller in travellers:
        traveller.stop()
