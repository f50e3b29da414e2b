from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from hearthside.foundation.limits import may_try, where_from
from hearthside.foundation.verdicts import Refused, Verdict

from . import actions, queries
from .forms import AddressForm, AskPassphraseForm, ChangePassphraseForm, RestoreForm
from .models import Account
from .rules import browser_family, login_name_of

HOUR = timedelta(hours=1)
SETTINGS = "/me/settings/"  # one floor up, so its address is known and not looked up


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def recover(request: HttpRequest) -> HttpResponse:
    """Back in with a recovery code."""
    form = RestoreForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        verdict = _may_recover(request, given["name"])
        if verdict:
            try:
                restored = actions.restore(given["name"], given["code"], given["passphrase"])
            except Refused as refused:
                verdict = refused.verdict
            else:
                return render(request, "account/recovered.html", {"codes_left": restored.codes_left})
        form.add_error(None, str(verdict.reason))
    return render(request, "account/recover.html", {"form": form})


@sensitive_post_parameters()
@login_required
@require_http_methods(["GET", "POST"])
def codes(request: HttpRequest) -> HttpResponse:
    """Recovery codes: shown until their owner says they have them, or a new set after the passphrase."""
    waiting, _then = actions.codes_put_aside(request.session)
    if waiting:
        return render(request, "account/codes.html", {"codes": waiting})
    form = _asked(request, AskPassphraseForm)
    if request.method == "POST" and form.is_valid():
        actions.put_codes_aside(request.session, actions.make_recovery_codes(_account(request)), SETTINGS)
        return redirect("account_codes")
    return render(
        request, "account/new_codes.html", {"form": form, "codes_left": queries.codes_left(_account(request))}
    )


@login_required
@require_POST
def codes_kept(request: HttpRequest) -> HttpResponse:
    _codes, then = actions.codes_put_aside(request.session)
    actions.forget_codes_put_aside(request.session)
    return redirect(then or SETTINGS)


@sensitive_post_parameters()
@login_required
@require_http_methods(["GET", "POST"])
def change_passphrase(request: HttpRequest) -> HttpResponse:
    form = _asked(request, ChangePassphraseForm)
    if request.method == "POST" and form.is_valid():
        actions.change_passphrase(_account(request), form.cleaned_data["new_passphrase"])
        _stay_in(request)
        messages.success(request, _("Your passphrase is changed. Other devices are logged out."))
        return redirect(SETTINGS)
    return render(request, "account/change_passphrase.html", {"form": form})


@sensitive_post_parameters()
@login_required
@require_http_methods(["GET", "POST"])
def address(request: HttpRequest) -> HttpResponse:
    form = _asked(request, AddressForm, initial={"email": _account(request).email})
    if request.method == "POST" and form.is_valid():
        actions.change_address(_account(request), form.cleaned_data["email"])
        messages.success(request, _("Saved."))
        return redirect(SETTINGS)
    return render(request, "account/address.html", {"form": form})


@login_required
def sessions(request: HttpRequest) -> HttpResponse:
    """Where somebody is logged in."""
    known = [
        {"session": session, "is_this": session.session_key == request.session.session_key}
        for session in queries.open_sessions(_account(request))
    ]
    return render(request, "account/sessions.html", {"sessions": known})


@login_required
@require_POST
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    actions.end_session(_account(request), pk)
    return redirect("usersessions_list")


@login_required
@require_POST
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    actions.end_all_sessions(_account(request))
    _stay_in(request)
    messages.success(request, _("All other devices are logged out."))
    return redirect("usersessions_list")


def _account(request: HttpRequest) -> Account:
    assert isinstance(request.user, Account)
    return request.user


def _asked(request: HttpRequest, form: type[AskPassphraseForm], **kwargs: Any) -> AskPassphraseForm:
    """The form, bound when sent; too many tries at the passphrase stop it."""
    bound = form(request.POST or None, account=_account(request), **kwargs)
    if request.method == "POST":
        verdict = may_try("passphrase", str(request.user.pk), 10, HOUR)
        if not verdict:
            raise Refused(verdict)
    return bound


def _stay_in(request: HttpRequest) -> None:
    """Carry this browser's session over the change that ended all others."""
    update_session_auth_hash(request, _account(request))
    request.session.save()
    browser = browser_family(request.META.get("HTTP_USER_AGENT", ""))
    actions.remember_session(_account(request), request.session.session_key or "", browser)


def _may_recover(request: HttpRequest, name: str) -> Verdict:
    here = may_try("recover from", where_from(request), 20, HOUR)
    return may_try("recover", login_name_of(name)[:60], 8, HOUR) if here else here
