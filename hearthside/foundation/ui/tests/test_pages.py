import gzip
import re
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template import engines
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils import timezone

from .. import views
from ..templatetags.ui import avatar, exact, friendly, friendly_day

HERE = Path(__file__).parent.parent
PAGES = ("ui/look.html", "ui/refused.html", "ui/not_found.html", "ui/unavailable.html", "style")


class Tags(HTMLParser):
    """Every tag of a page with its attributes, in order, and what was never closed."""

    VOID = {"meta", "link", "input", "br", "hr", "img", "rect", "path", "circle"}

    def __init__(self, html: str) -> None:
        super().__init__()
        self.all: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.all.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.all.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def page(name: str) -> str:
    request = RequestFactory().get("/")
    request.member = None
    if name == "style":
        return views.style(request).content.decode()
    return render_to_string(name, {"needs_no_database": True, "back": "/", "form": views.LookForm()})


@pytest.fixture(params=PAGES)
def html(request: pytest.FixtureRequest, db: None) -> str:
    return page(request.param)


def test_help_is_first_in_tab_order_after_skip(html: str) -> None:
    reached = [found for tag, found in Tags(html).all if tag in {"a", "button", "summary"}]
    assert reached[0]["href"] == "#main"
    assert reached[1]["href"] == "/help/"
    assert '<main id="main"' in html


def test_leaving_quickly_is_a_plain_link_without_javascript(html: str) -> None:
    tags = Tags(html).all
    place = [tag for tag, _ in tags].index("leave-quickly")
    tag, found = tags[place + 1]
    assert tag == "a"
    assert str(found["href"]).startswith("https://")
    assert "noreferrer" in str(found["rel"])


def test_nothing_inline_and_nothing_from_elsewhere(html: str) -> None:
    for tag, found in Tags(html).all:
        assert tag != "style"
        assert not [name for name in found if name == "style" or name.startswith(("on", "hx-on", "data-hx-on"))]
        if tag in {"script", "link", "img"}:
            assert str(found.get("src") or found.get("href")).startswith("/static/")


def test_a_page_has_one_heading_unique_ids_and_closes_what_it_opens(html: str) -> None:
    tags = Tags(html)
    assert tags.open == []
    assert [tag for tag, _ in tags.all].count("h1") == 1
    ids = [found["id"] for _, found in tags.all if "id" in found]
    assert len(ids) == len(set(ids))


def test_the_page_without_a_database_needs_no_context_at_all() -> None:
    alone = render_to_string("ui/unavailable.html", {"needs_no_database": True})
    assert 'href="/help/"' in alone
    assert "112" in alone


def test_a_first_visit_stays_light() -> None:
    styles = sum(len(gzip.compress(path.read_bytes())) for path in (HERE / "static/ui/css").glob("*.css"))
    assert styles < 14_000


@pytest.mark.parametrize(
    "path", [*HERE.glob("static/ui/css/*"), *HERE.glob("static/ui/js/*")], ids=lambda path: path.name
)
def test_files_stay_short(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 130


# --- the look ----------------------------------------------------------------------------------------------------


def test_anybody_picks_a_look_and_comes_back(client: Client) -> None:
    answer = client.post("/look/", {"theme": "calm", "next": "/spaces/"})
    assert answer.status_code == 302
    assert answer["Location"] == "/spaces/"
    assert answer.cookies["theme"].value == "calm"


def test_a_look_nobody_offers_is_refused(client: Client) -> None:
    answer = client.post("/look/", {"theme": '"><script>', "next": "/"})
    assert answer.status_code == 200
    assert "theme" not in answer.cookies


def test_junk_in_the_cookie_is_ignored(client: Client) -> None:
    client.cookies["theme"] = "junk"
    assert b'data-theme="auto"' in client.get("/look/").content


@pytest.mark.parametrize(
    "asked",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "///evil",
        "",
        "x",
    ],
)
def test_nobody_is_sent_to_another_site(client: Client, asked: str) -> None:
    assert client.post("/look/", {"theme": "dark", "next": asked})["Location"] == "/"


# --- small things ------------------------------------------------------------------------------------------------


def test_an_avatar_is_always_the_same_pattern_and_holds_no_words() -> None:
    assert avatar("quiet otter") == avatar("quiet otter")
    assert len({avatar(seed) for seed in range(50)}) > 45
    assert "<script>" not in avatar("<script>")


def test_times_are_said_as_people_say_them() -> None:
    now = timezone.localtime()
    assert friendly(now).startswith("today, ")
    assert friendly_day(now - timedelta(days=1)) == "yesterday"
    assert friendly_day(now - timedelta(days=3)) == (now - timedelta(days=3)).strftime("%A")
    assert friendly_day(datetime(2001, 3, 12, tzinfo=UTC)) == "12 March 2001"
    assert exact(datetime(2001, 3, 12, 9, tzinfo=UTC)) == "2001-03-12T09:00:00+00:00"


def test_words_in_attributes_are_escaped_once() -> None:
    template = engines["django"].from_string
    words = {"words": '<b>Tom & "Jo"</b>'}
    for source in (
        '{% cotton ui.card title="{{ words }}" /%}',
        '{% cotton ui.card :title="words" /%}',
        '{% cotton ui.person name="{{ words }}" /%}',
        '{% cotton ui.fold summary="{{ words }}" /%}',
        '{% cotton ui.tag title="{{ words }}" /%}',
    ):
        html = template(source).render(words)
        assert "<b>Tom" not in html
        assert "&amp;amp;" not in html
        assert re.search(r"&lt;b&gt;Tom &amp; &quot;Jo&quot;", html)


def test_a_class_of_ones_own_is_added_and_nothing_leaks_in_from_the_page() -> None:
    template = engines["django"].from_string
    html = template('{% cotton ui.button class="wide" id="go" %}Go{% endcotton %}').render(
        {"name": "x", "kind": "danger"}
    )
    assert html.count("class=") == 1
    assert 'class="button wide"' in html
    assert 'id="go"' in html
    assert "danger" not in html
    assert "name=" not in html
