"""Where a request meets a member: who is asking, and beginning or ending a browser's session."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import urlencode

from hearthside.foundation.verdicts import require
from hearthside.people.accounts.actions import put_codes_aside, remember_session
from hearthside.people.accounts.backends import AccountBackend
from hearthside.people.accounts.models import Account
from hearthside.people.accounts.rules import browser_family

from . import rules
from .actions import new_recovery_codes
from .models import Member

BACKEND = "hearthside.people.members.sign_in.MemberBackend"
View = Callable[..., HttpResponseBase]


class MemberBackend(AccountBackend):
    """Brings the member along with the account, in one query."""

    def get_user(self, user_id: int) -> Account | None:
        return Account.objects.select_related("member").filter(pk=user_id, is_active=True).first()


class MemberOfRequest:
    """Sets `request.member`: the Member who asks, or None; asks no table for views marked `needs_no_database`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.member, request.needs_no_database = None, False
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: View, args: Any, kwargs: Any) -> None:
        request.needs_no_database = getattr(view, "needs_no_database", False)
        if not request.needs_no_database and request.user.is_authenticated:
            request.member = getattr(request.user, "member", None)
        if request.member:
            request.member.account = request.user
            timezone.activate(request.member.time_zone)
        else:
            timezone.deactivate()


def needs_no_database(view: View) -> View:
    """Mark a view that must work while the database is away; its pages know nobody."""
    view.needs_no_database = True  # type: ignore[attr-defined]
    return view


def members_only(view: View) -> View:
    """Ask a visitor to log in first; the words of a form sent too late are kept (see `care/drafts`)."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.member is None:
            keep = getattr(request, "keep_unsent_words", None)
            return keep() if keep and request.method == "POST" else _to_log_in(request)
        return view(request, *args, **kwargs)

    return guarded


def with_role(*roles: str) -> Callable[[View], View]:
    """Only for members with one of these roles and a second step at log-in."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            require(rules.may_use_desk(request.member, *roles))
            return view(request, *args, **kwargs)

        return members_only(guarded)

    return guard


def begin_session(request: HttpRequest, member: Member) -> None:
    """Log this browser in as the member."""
    assert member.account is not None
    login(request, member.account, backend=BACKEND)
    request.session.save()
    browser = browser_family(request.META.get("HTTP_USER_AGENT", ""))
    remember_session(member.account, request.session.session_key or "", browser)
    request.member = member


def begin_with_codes(request: HttpRequest, member: Member, then: str) -> HttpResponse:
    """Log in somebody who has just joined and lead them to their recovery codes; from there, on to `then`."""
    begin_session(request, member)
    put_codes_aside(request.session, new_recovery_codes(member), then)
    return redirect("account_codes")


def end_session(request: HttpRequest) -> None:
    logout(request)
    request.member = None


def _to_log_in(request: HttpRequest) -> HttpResponse:
    target = request.get_full_path() if request.method == "GET" else "/"
    return redirect("/accounts/login/?" + urlencode({"next": target}))
