"""Every page, in every theme, as a visitor, a member, a responder, a moderator and the operator."""

import gzip
import json
import os
import re
import shutil
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from .conftest import Site, visitor
from .steps import join, log_in, start_thread

pytestmark = pytest.mark.browser

THEMES = ("light", "dark", "contrast", "calm")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
ADDRESSES = {
    "": [
        "/",
        "/about/",
        "/guidelines/",
        "/guidelines/easy/",
        "/guidelines/versions/",
        "/guidelines/versions/1/",
        "/guidelines/versions/1/changes/",
        "/consultations/",
        "/consultations/1/",
        "/privacy/",
        "/look/",
        "/help/",
        "/help/ie/",
        "/help/ag/",
        "/help/youth/",
        "/help/about/",
        "/support/quiet/",
        "/join/",
        "/join/names/",
        "/accounts/login/",
        "/accounts/recover/",
        "/spaces/",
        "/spaces/small-good-things/",
        "/no-such-page/",
    ],
    "bo": [
        "/",
        "/spaces/",
        "/spaces/evenings/",
        "/spaces/evenings/threads/new/",
        "/spaces/evenings/notes/",
        "/consultations/1/",
        "/consultations/1/whole/",
        "/consultations/1/clauses/no-selling/",
        "/consultations/1/clauses/softly-at-night/",
        "/conversations/",
        "/reports/",
        "/asking-again/",
        "/asking-again/safe/",
        "/worried/",
        "/worried/received/",
        "/me/settings/",
        "/me/settings/profile/",
        "/me/settings/people/",
        "/me/emergency-contact/",
        "/me/settings/guidelines/",
        "/welcome/",
        "/accounts/sessions/",
        "/accounts/second-step/",
        "/accounts/logout/",
        "/accounts/address/",
        "/accounts/passphrase/",
        "/accounts/codes/",
        "/privacy/export/",
        "/privacy/erasure/",
        "/privacy/erasure/choice/",
        "/members/1/",
        "/reports/discussions.post/1/",
        "/operator/",
    ],
    "ren": [
        "/desk/cases/",
        "/desk/follow-ups/",
        "/desk/unanswered/",
        "/desk/hand-over/",
        "/desk/partners/",
        "/rota/",
        "/rota/week/",
        "/rota/skills/",
        "/rota/hand-overs/",
        "/rota/calendar/",
        "/respite/",
        "/respite/work/",
        "/respite/notes/",
        "/desk/light/",
        "/paging/",
    ],
    "dee": [
        "/respite/team/",
        "/desk/disclosures/",
        "/desk/words/",
        "/desk/words/en/asking_directly/",
        "/desk/partners/new/",
    ],
    "mo": ["/desk/items/"],
    "ola": [
        "/operator/",
        "/operator/community/",
        "/operator/guidelines/",
        "/operator/guidelines/draft/",
        "/operator/guidelines/draft/new/",
        "/operator/guidelines/draft/clauses/no-selling/",
        "/operator/guidelines/consultation/",
        "/operator/consultations/1/",
        "/operator/consultations/1/clauses/softly-at-night/",
        "/operator/reviews/",
        "/operator/spaces/",
        "/operator/spaces/new/",
        "/operator/people/",
        "/operator/shifts/",
        "/operator/patterns/",
        "/operator/patterns/new/",
        "/operator/patterns/1/",
        "/operator/slots/",
        "/operator/gaps/",
        "/operator/training/",
        "/operator/night/",
        "/operator/protocol/",
        "/operator/protocol/new/",
        "/operator/calls/",
        "/operator/limits/",
        "/operator/helplines/",
        "/operator/log/",
        "/operator/style/",
    ],
}
FOLLOWED = {
    "": [r"/threads/\d+/"],
    "bo": [r"/threads/\d+/", r"/members/\d+/", r"/welcome/[a-z-]+/", r"/me/settings/[a-z-]+/"],
    "ren": [r"/desk/cases/\d+/"],
    "dee": [],
    "mo": [r"/desk/items/\d+/"],
    "ola": [r"/operator/[a-z/]+[a-z]+/"],
}
VNU = Path(
    os.environ.get("HEARTHSIDE_VNU", Path(__file__).parents[2] / ".cache/node_modules/vnu-jar/build/dist/vnu.jar")
)


@pytest.fixture(scope="module", params=list(ADDRESSES), ids=lambda who: who or "visitor")
def tour(request, browser: Browser, site: Site, passphrase: str, people) -> Iterator[tuple[Page, list[str]]]:
    """Somebody's browser, and every address they look at."""
    who = request.param
    for page in visitor(browser, site.url):
        if who:
            log_in(page, people[who], passphrase)
        yield page, [*ADDRESSES[who], *_found(page, who)]


def _found(page: Page, who: str) -> list[str]:
    """One more address of each sort, as linked from the pages themselves."""
    found: dict[str, str] = {}
    for address in ADDRESSES[who]:
        page.goto(address)
        for link in page.locator("main a, .queue a").evaluate_all("all => all.map(a => a.getAttribute('href') || '')"):
            for pattern in FOLLOWED[who]:
                if re.fullmatch(pattern, link) and len([f for f in found.values() if f == pattern]) < 8:
                    found.setdefault(link, pattern)
    return [link for link in found if link not in ADDRESSES[who]]


def test_axe_finds_nothing_in_any_theme(tour: tuple[Page, list[str]], site: Site):
    page, addresses = tour
    wrong = []
    for address in addresses:
        for theme in THEMES:
            page.context.add_cookies([{"name": "theme", "value": theme, "url": site.url}])
            page.goto(address)
            for violation in Axe().run(page, options={"runOnly": RULES["runOnly"]}).response["violations"]:
                wrong.append(f"{address} ({theme}): {violation['id']}: {violation['nodes'][0]['html'][:200]}")
    assert not wrong, "\n".join(wrong)


def test_no_page_scrolls_sideways_on_a_small_phone(tour: tuple[Page, list[str]]):
    page, addresses = tour
    page.set_viewport_size({"width": 360, "height": 740})
    wide = []
    for address in addresses:
        page.goto(address)
        if page.evaluate("document.documentElement.scrollWidth") > 360:
            wide.append(address)
    assert not wide


def test_every_page_is_valid_html(tour: tuple[Page, list[str]], tmp_path: Path):
    assert VNU.exists(), f"the Nu checker is missing: npm install vnu-jar into {VNU.parents[3]}"
    page, addresses = tour
    for number, address in enumerate(addresses):
        answer = page.request.get(address)
        (tmp_path / f"{number}.html").write_text(answer.text())
    java = shutil.which("java")
    assert java, "java is missing: apt-get install default-jre-headless"
    done = subprocess.run(
        [
            java,
            "-jar",
            str(VNU),
            "--format",
            "json",
            "--exit-zero-always",
            "--stdout",
            *map(str, tmp_path.glob("*.html")),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    said = [message for message in json.loads(done.stdout)["messages"] if message["type"] == "error"]
    assert not [f"{addresses[int(Path(m['url']).stem)]}: {m['message']} {m.get('extract', '')[:120]}" for m in said]


def test_every_page_keeps_out_of_caches_and_forbids_foreign_code(tour: tuple[Page, list[str]]):
    page, addresses = tour
    for address in addresses:
        headers = page.request.get(address).headers
        policy = headers["content-security-policy"]
        assert "unsafe-inline" not in policy
        assert "unsafe-eval" not in policy
        assert "script-src 'self'" in policy
        assert "no-store" in headers["cache-control"]
        assert "noindex" in headers["x-robots-tag"]


def test_help_and_leaving_are_on_every_page_in_the_same_place(tour: tuple[Page, list[str]]):
    page, addresses = tour
    takes_focus = {"/operator/style/"}  # it shows the summary of errors, which takes focus by its nature
    for address in [address for address in addresses if address not in takes_focus]:
        page.goto(address)
        page.keyboard.press("Tab")
        assert "skip" in (page.evaluate("document.activeElement.className") or ""), address
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('href')") == "/help/", address
        assert page.get_by_role("link", name="Leave quickly").is_visible(), address


def test_titles_say_nothing_an_onlooker_could_learn_from(tour: tuple[Page, list[str]]):
    page, addresses = tour
    titles = set()
    for address in addresses:
        page.goto(address)
        titles.add(page.title())
    assert titles == {"Lantern Room"}


def test_axe_finds_nothing_on_the_pages_that_appear_on_the_way(scripted_page: Page):
    """The help card and its answer, a conversation, one's own post, its change, its earlier words, its removal."""
    page = scripted_page
    join(page)
    start_thread(page, "small-good-things", "A heron", "It stood in the rain.")
    thread = page.url
    post = page.locator("article.post").first.get_attribute("id").removeprefix("post-")
    for address in (thread, f"/posts/{post}/edit/", f"/posts/{post}/removal/"):
        page.goto(address)
        _nothing_wrong(page)
    page.goto(f"/posts/{post}/edit/")
    page.get_by_label("Your words").fill("It stood in the rain all day.")
    page.locator("main form button[type=submit]").first.click()
    page.goto(f"/posts/{post}/history/")
    _nothing_wrong(page)
    start_thread(page, "evenings", "Late", "I keep thinking about suicide. I want to die.")
    _nothing_wrong(page)
    page.get_by_label("I am too tired to talk").check()
    page.locator("#card-country").select_option("IE")
    page.get_by_role("button", name="Next").click()
    page.get_by_text("Writing takes less strength than talking.").wait_for()
    _nothing_wrong(page)
    page.get_by_role("button", name="Write with a person").click()
    page.get_by_label("Your message").fill("I am here.")
    page.get_by_role("button", name="Send").click()
    _nothing_wrong(page)


def _nothing_wrong(page: Page) -> None:
    page.wait_for_load_state("networkidle")  # the page that the last press led to, not the one it left
    for theme in THEMES:
        page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        page.wait_for_timeout(400)  # colours fade over
        found = Axe().run(page, options={"runOnly": RULES["runOnly"]}).response["violations"]
        assert not found, (page.url, theme, [(v["id"], v["nodes"][0]["html"][:200]) for v in found])


def test_a_first_visit_to_a_thread_of_twenty_posts_is_light(site: Site, scripted_page: Page, passphrase: str, people):
    """HTML and style sheets, compressed as a browser gets them; the limit is 60 kB."""
    page = scripted_page
    log_in(page, people["bo"], passphrase)
    longest = _thread_with_twenty_posts(page)
    html = page.request.get(longest).text()
    weight = len(gzip.compress(html.encode(), 6))
    for sheet in re.findall(r'<link rel="stylesheet" href="([^"]+)"', html):
        asked = urllib.request.Request(site.url + sheet, headers={"Accept-Encoding": "gzip"})
        weight += len(urllib.request.urlopen(asked).read())
    assert weight <= 60_000, weight
    print(f"first visit to {longest}: {weight} bytes")


def _thread_with_twenty_posts(page: Page) -> str:
    for space in ("small-good-things", "evenings", "low-days"):
        page.goto(f"/spaces/{space}/")
        for link in page.locator(".row-title a").evaluate_all("all => all.map(a => a.getAttribute('href'))"):
            page.goto(link)
            if page.locator("article.post").count() >= 20:
                return str(link)
    raise AssertionError("the demo has no thread of twenty posts")
