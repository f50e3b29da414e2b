import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from babel import Locale
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hearthside.care.contributions.registry import Contribution
from hearthside.care.safety.detection.wording import SENTENCES
from hearthside.foundation.ui.charts import Series, line_chart
from hearthside.foundation.verdicts import Refused, require
from hearthside.people.members.models import Role
from hearthside.people.members.sign_in import with_role

from . import actions, queries, recall, rules
from .forms import FindingForm, JudgementForm, SizeForm
from .models import Cluster, Finding, Pick, Seen

readers_only = with_role(*rules.READERS)
lookers_only = with_role(*rules.LOOKERS)
FLAGGED = ("concern", "risk", "imminent")


@with_role(*rules.READERS, Role.SUPERVISOR, Role.OPERATOR)
@require_GET
def quality(request: HttpRequest) -> HttpResponse:
    return render(request, "quality/quality.html", _quality_page(request))


@readers_only
@require_GET
def sample(request: HttpRequest) -> HttpResponse:
    """The next contribution to read, if there is one."""
    found = queries.next_pick(request.member)
    if found is None:
        return render(request, "quality/sample.html", {"waiting": 0})
    return render(request, "quality/sample.html", _pick_page(request, *found))


@readers_only
@require_POST
def judgement(request: HttpRequest, pk: int) -> HttpResponse:
    pick, form = get_object_or_404(Pick, pk=pk), JudgementForm(request.POST)
    if not form.is_valid():
        found = queries.readable(request.member, pick)
        require(rules.may_judge(request.member, pick, found, found.wording if found else ""))
        assert found is not None
        return render(request, "quality/sample.html", _pick_page(request, pick, found, form), status=422)
    seen = actions.judge_pick(request.member, pick, **form.cleaned_data)
    if seen.verdict != Seen.NOTHING:
        messages.success(request, _("Thank you. People on duty have it now."))
    return redirect("quality:sample")


@lookers_only
@require_GET
def clusters(request: HttpRequest) -> HttpResponse:
    """What suddenly more people in danger write of."""
    return render(request, "quality/clusters.html", {
        "open": [(each, _named(each)) for each in queries.open_clusters()],
        "closed": [(each, _named(each)) for each in queries.recent_clusters()],
    })  # fmt: skip


@lookers_only
@require_http_methods(["GET", "POST"])
def cluster(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Cluster, pk=pk)
    form = FindingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.close_cluster(request.member, found, Finding(said["finding"]), said["note"])
        except Refused as refused:
            form.add_error(None, str(refused.verdict.reason))
        else:
            messages.success(request, _("Kept. It comes up again only if it happens again."))
            return redirect("quality:clusters")
    page = {
        "cluster": found,
        "name": _named(found),
        "form": form,
        "words": queries.cluster_words(request.member, found),
    }
    return render(request, "quality/cluster.html", page, status=422 if form.errors else 200)


@with_role(Role.OPERATOR)
@require_http_methods(["POST"])
def size(request: HttpRequest) -> HttpResponse:
    form = SizeForm(request.POST)
    if form.is_valid():
        try:
            actions.choose_sampling(request.member, **form.cleaned_data)
        except Refused as refused:
            form.add_error("size", str(refused.verdict.reason))
        else:
            messages.success(request, _("Saved. It counts from the next sample on."))
            return redirect("quality:quality")
    return render(request, "quality/quality.html", {**_quality_page(request), "size_form": form}, status=422)


@with_role(Role.OPERATOR)
@require_POST
def reviewed_words(request: HttpRequest) -> HttpResponse:
    """A file, one line for each post; the operator reads it before giving it to anybody."""
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in actions.reviewed_words(request.member)]
    return HttpResponse(
        lines, content_type="application/jsonl; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="reviewed-words.jsonl"'},
    )  # fmt: skip


def _pick_page(
    request: HttpRequest, pick: Pick, found: Contribution, form: JudgementForm | None = None
) -> dict[str, Any]:
    return {
        "pick": pick,
        "words": found.words,
        "form": form or JudgementForm(initial={"wording": found.wording}),
        "waiting": queries.waiting_for(request.member).count(),
        "verdicts": zip(Seen, ("n", "c", "r", "i"), strict=True),
    }


def _quality_page(request: HttpRequest) -> dict[str, Any]:
    weeks = queries.level_counts()
    sampling = queries.sampling()
    is_operator = request.member.has_role(Role.OPERATOR)
    return {
        "languages": [(_name_of(known.language), known) for known in queries.qualities()],
        "fewest_read": recall.FEWEST_READ,
        "fewest_cases": recall.FEWEST_CASES,
        "weeks": [(week, counts, _per_thousand(counts)) for week, counts in weeks],
        "shifts": queries.shifts(),
        "open_clusters": queries.open_clusters().count(),
        "may_look": request.member.has_role(*rules.LOOKERS),
        "chart": _drift(weeks) if len(weeks) > 1 else "",
        "missed": [(_name_of(one.language), one) for one in queries.missed()],
        "worries_missed": queries.worries_missed(),
        "two_readers": queries.two_readers(),
        "last_draw": queries.last_draw(),
        "may_read": bool(rules.may_read_sample(request.member)),
        "learns": sampling.learns,
        "size_form": SizeForm(instance=sampling) if is_operator else None,
    }


def _named(cluster: Cluster) -> str:
    """The word, or what the sign says."""
    return cluster.word or str(SENTENCES.get(cluster.code, SENTENCES["unnamed"]))


def _name_of(language: str) -> str:
    """In the reader's language; the code where nobody has a name for it."""
    known = Locale.parse(to_locale(get_language() or "en")).languages
    return str(known.get(language, language or _("not known")))


def _per_thousand(counts: Mapping[str, int]) -> dict[str, float]:
    total = sum(counts.values())
    return {level: 1000 * counts[level] / total if total else 0.0 for level in FLAGGED}


def _drift(weeks: list[tuple[date, dict[str, int]]]) -> str:
    shares = [_per_thousand(counts) for _week, counts in weeks]
    names = {"concern": _("concern"), "risk": _("risk"), "imminent": _("imminent")}
    series = [Series(names[level], [share[level] for share in shares]) for level in FLAGGED]
    columns = [date_format(week, "j M") for week, _counts in weeks]
    return line_chart(_("Contributions at each level, per thousand, by week"), columns, series)
