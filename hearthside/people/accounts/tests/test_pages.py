import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import NoReverseMatch, reverse

from hearthside.people.accounts import actions
from hearthside.people.accounts.models import Account

OLD, NEW = "a warm lamp in the window", "seven geese over the marsh"
PHONE = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"


@pytest.fixture
def account(db) -> Account:
    return actions.open_account("Quiet Otter", OLD)


@pytest.fixture
def inside(account) -> Client:
    client = Client(HTTP_USER_AGENT=PHONE)
    answer = client.post(reverse("account_login"), {"login": " QUIET otter", "password": OLD})
    assert answer.status_code == 302, answer.context["form"].errors
    return client


def test_a_log_in_keeps_a_browser_family_and_no_address(inside):
    session = UserSession.objects.get()
    assert (session.user_agent, session.ip) == ("Firefox, Android", "0.0.0.0")


def test_a_wrong_passphrase_and_an_unknown_name_get_the_same_answer(client, account):
    def errors(name: str) -> str:
        answer = client.post(reverse("account_login"), {"login": name, "password": "something else entirely"})
        return str(answer.context["form"].errors)

    assert errors("Quiet Otter") == errors("Nobody Known")


def test_guessing_is_slowed_down(client, account):
    for _try in range(7):
        answer = client.post(reverse("account_login"), {"login": "Quiet Otter", "password": "guess"})
    assert "a lot of tries" in answer.content.decode()


def test_log_out_asks_first(inside):
    assert "Log out of this device?" in inside.get(reverse("account_logout")).content.decode()
    inside.post(reverse("account_logout"))
    assert inside.get(reverse("usersessions_list")).status_code == 302


def test_a_code_leads_back_in(client, account):
    code = actions.make_recovery_codes(account)[0]
    answer = client.post(reverse("account_recover"), {"name": "Quiet Otter", "code": code, "passphrase": NEW})
    assert "You have 9 recovery codes left" in answer.content.decode()
    assert client.post(reverse("account_login"), {"login": "Quiet Otter", "password": NEW}).status_code == 302


def test_trying_codes_is_slowed_down(client, account):
    for _try in range(9):
        answer = client.post(reverse("account_recover"), {"name": "Quiet Otter", "code": "a", "passphrase": NEW})
    assert "a lot of tries" in answer.content.decode()


def test_a_weak_new_passphrase_is_refused_before_the_code_is_used(client, account):
    code = actions.make_recovery_codes(account)[0]
    client.post(reverse("account_recover"), {"name": "Quiet Otter", "code": code, "passphrase": "short"})
    assert account.recovery_codes.filter(used_at=None).count() == 10


def test_a_new_set_of_codes_asks_for_the_passphrase_and_is_shown_until_kept(inside):
    assert inside.post(reverse("account_codes"), {"passphrase": "wrong one"}).status_code == 200
    inside.post(reverse("account_codes"), {"passphrase": OLD})
    shown = inside.get(reverse("account_codes")).content.decode()
    assert shown.count("<code>") == 10
    inside.post(reverse("account_codes_kept"))
    assert "<code>" not in inside.get(reverse("account_codes")).content.decode()


def test_changing_the_passphrase_keeps_this_device_and_ends_the_others(inside, account):
    elsewhere = Client()
    elsewhere.post(reverse("account_login"), {"login": "Quiet Otter", "password": OLD})
    answer = inside.post(reverse("account_change_password"), {"passphrase": OLD, "new_passphrase": NEW})
    assert answer.status_code == 302
    assert inside.get(reverse("usersessions_list")).status_code == 200
    assert elsewhere.get(reverse("usersessions_list")).status_code == 302
    assert UserSession.objects.count() == 1


def test_log_out_everywhere_else(inside, account):
    elsewhere = Client()
    elsewhere.post(reverse("account_login"), {"login": "Quiet Otter", "password": OLD})
    inside.post(reverse("account_end_other_sessions"))
    assert inside.get(reverse("usersessions_list")).status_code == 200
    assert elsewhere.get(reverse("usersessions_list")).status_code == 302


def test_one_device_is_logged_out(inside, account):
    elsewhere = Client()
    elsewhere.post(reverse("account_login"), {"login": "Quiet Otter", "password": OLD})
    key = elsewhere.session.session_key
    inside.post(reverse("account_end_session", args=(UserSession.objects.get(session_key=key).pk,)))
    assert elsewhere.get(reverse("usersessions_list")).status_code == 302
    assert inside.get(reverse("usersessions_list")).status_code == 200


def test_the_address_is_a_choice(inside, account):
    inside.post(reverse("account_address"), {"email": "otter@example.org", "passphrase": OLD})
    account.refresh_from_db()
    assert account.email == "otter@example.org"
    inside.post(reverse("account_address"), {"email": "", "passphrase": OLD})
    account.refresh_from_db()
    assert account.email == ""


def test_the_second_step_from_setting_up_to_logging_in(inside, account, settings):
    settings.MFA_ADAPTER = "hearthside.people.accounts.adapter.SecondStep"
    begin = reverse("mfa_activate_totp")
    assert inside.get(begin).url.startswith(reverse("account_reauthenticate"))
    inside.post(reverse("account_reauthenticate") + f"?next={begin}", {"password": OLD})
    page = inside.get(begin)
    secret = page.context["form"].secret
    assert 'fill="white"' in page.context["totp_svg"]  # readable by a camera on a dark page
    assert inside.post(begin, {"code": "000000x"}).status_code == 200
    answer = inside.post(begin, {"code": _code(secret)}, follow=True)
    assert "Spare codes for the second step" in answer.content.decode()
    assert secret not in str(Authenticator.objects.values_list("data", flat=True))
    for page in ("mfa_index", "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_deactivate_totp"):
        assert "Hearthside" in inside.get(reverse(page), follow=True).content.decode()

    again = Client()
    answer = again.post(reverse("account_login"), {"login": "Quiet Otter", "password": OLD})
    assert answer.url == reverse("mfa_authenticate")
    assert again.get(reverse("usersessions_list")).status_code == 302
    spare = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    assert again.post(reverse("mfa_authenticate"), {"code": spare}).status_code == 302
    assert again.get(reverse("usersessions_list")).status_code == 200


@pytest.mark.parametrize("path", ["signup/", "email/", "password/reset/", "confirm-email/", "login/code/confirm/"])
def test_doors_we_do_not_want_are_not_there(client, db, path):
    assert client.get(f"/accounts/{path}").status_code == 404


def test_unwanted_names_lead_nowhere():
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")


@pytest.mark.parametrize("text", ["\x00", "\u202eabc", "\u200b", "x" * 100_000, "<script>alert(1)</script>", "🦦" * 30])
def test_odd_input_gets_a_kind_answer(client, account, text):
    for page, fields in (("account_login", ("login", "password")), ("account_recover", ("name", "code", "passphrase"))):
        answer = client.post(reverse(page), dict.fromkeys(fields, text))
        assert answer.status_code == 200
        assert "<script>alert" not in answer.content.decode()


def _code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
