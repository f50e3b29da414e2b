from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from hearthside.care.rota.queries import cover
from hearthside.care.safety.actions import count_choice
from hearthside.people.members.sign_in import members_only

from . import actions, queries, rules
from .forms import MessageForm
from .models import Conversation


@members_only
@require_GET
def conversations(request: HttpRequest) -> HttpResponse:
    found = queries.conversations_of(request.member)
    return render(request, "conversations/list.html", {"conversations": found, "cover": cover()})


@members_only
@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Ask for a person to write with."""
    if "from_card" in request.POST:
        count_choice("route:person")  # that a card led somewhere; not whom
    return redirect("conversations:show", actions.ask_for_a_person(request.member).pk)


@members_only
@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    conversation = _own(request, pk)
    actions.mark_read(request.member, conversation)
    return render(request, "conversations/show.html", _page(request, conversation))


@members_only
@require_GET
def messages(request: HttpRequest, pk: int) -> HttpResponse:
    """The part that a page open for longer asks for again."""
    conversation = _own(request, pk)
    actions.mark_read(request.member, conversation)
    return render(request, "conversations/_messages.html", _page(request, conversation))


@members_only
@require_POST
def say(request: HttpRequest, pk: int) -> HttpResponse:
    conversation = _own(request, pk)
    form = MessageForm(request.POST)
    if not form.is_valid():
        return render(request, "conversations/show.html", _page(request, conversation, form), status=422)
    message, assessment = actions.say(request.member, conversation, **form.cleaned_data)
    if assessment.offer:
        facts = {"offer": assessment.offer, "contribution_is_held": message.is_held}
        return render(request, "safety/kept.html", {**facts, "back": _address(conversation)})
    return redirect(_address(conversation) + "#newest")


def _address(conversation: Conversation) -> str:
    return reverse("conversations:show", args=[conversation.pk])


def _own(request: HttpRequest, pk: int) -> Conversation:
    # People on duty read and write on the desk, behind its second step, and only while they have the role.
    mine = queries.conversations_of(request.member)
    return get_object_or_404(mine, pk=pk)


def _page(request: HttpRequest, conversation: Conversation, form: MessageForm | None = None) -> dict[str, Any]:
    return {
        "conversation": conversation,
        "conversation_messages": queries.messages_in(conversation, request.member),
        "form": form or MessageForm(initial={"once": uuid4()}),
        "may_say": rules.may_say(request.member, conversation),
        "cover": cover(),
    }
