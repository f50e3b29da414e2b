"""The desk in real browsers: two people on duty at once, keys alone, a phone, no JavaScript, and axe."""

import re
import time
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from .conftest import PASSPHRASE, Site, start, stop, visitor
from .steps import join, log_in, start_thread
from .test_every_page import RULES, _nothing_wrong

pytestmark = pytest.mark.browser

HEAVY = "I keep thinking about suicide and I do not know who to tell. I want to die."
GOODBYE = "I have everything ready. Tonight I am going to kill myself. Goodbye everyone, thank you for all of it."
NO_LIMITS = (
    "from hearthside.care.respite.models import Limits; Limits.objects.update_or_create(pk=1, defaults="
    "{'load_an_hour': 900, 'load_a_shift': 900, 'light_minutes': 0, 'minutes_until_break': 600, "
    "'night_from': 3, 'night_until': 3})"
)
ACTS = {"w": "questions", "o": "opinion", "s": "escalation", "h": "hand-over", "c": "closing"}
PARTNER = {
    "Name": "Harbour Clinic",
    "What they do": "They see people the same week.",
    "How people on duty reach them": "+353 1 111",
    "They stated this on": "2026-02-01",
    "What a member is asked to agree to": "They keep it for a year.",
}
WHY = "document.getElementById(document.activeElement.getAttribute('aria-describedby')).textContent"
TOO_SMALL = (
    "[...document.querySelectorAll('main button, main summary.button, main .button')]"
    ".filter(each => each.getClientRects().length)"
    ".filter(each => each.getBoundingClientRect().height < 44).length"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A demo community of its own, in which nobody is too tired for a test."""
    running = start(tmp_path_factory.mktemp("desk"))
    running.command("shell", "-c", NO_LIMITS)
    yield running
    stop(running)


@pytest.fixture(scope="module")
def passphrase(site: Site) -> str:
    found = PASSPHRASE.search((site.home / "server.log").read_text())
    assert found
    return found.group(1).strip()


@pytest.fixture
def at_desk(browser: Browser, site: Site, passphrase: str, people: dict[str, str]):
    """Somebody's browser, logged in; `at_desk("ren")`."""
    opened = []

    def come(who: str, **options: object) -> Page:
        coming = visitor(browser, site.url, **options)
        page = next(coming)
        opened.append(coming)
        log_in(page, people[who], passphrase)
        return page

    yield come
    for coming in opened:
        next(coming, None)


@pytest.fixture
def write(browser: Browser, site: Site):
    """Somebody joins and writes; answers their name and their browser."""
    opened = []

    def written(body: str = HEAVY) -> tuple[str, Page]:
        coming = visitor(browser, site.url)
        page = next(coming)
        opened.append(coming)
        name = join(page)
        start_thread(page, "evenings", "Late", body)
        return name, page

    yield written
    for coming in opened:
        next(coming, None)


def sooner(protocol: str) -> str:
    """Who is called after minutes while somebody is in imminent danger is called after as many seconds."""
    minutes = re.compile(r"after: ([369]) min")
    return minutes.sub(lambda found: f"after: {int(found[1]) * 2} s", protocol)


def in_queue(page: Page, name: str):
    return page.locator(".queue-list").get_by_role("link", name=re.compile(re.escape(name)))


def claim(page: Page, name: str) -> None:
    page.goto("/desk/cases/")
    in_queue(page, name).click()
    page.get_by_role("button", name="Claim").click()
    expect(page.get_by_role("button", name="Send privately")).to_be_visible()


def read_the_answer(page: Page) -> None:
    page.goto("/conversations/")
    page.locator("main .lines a").first.click()


def test_a_case_is_seen_on_an_open_desk_within_two_seconds(at_desk, write):
    ren = at_desk("ren")
    ren.goto("/desk/cases/")
    ren.wait_for_timeout(800)
    name, _page = write(GOODBYE)
    posted = time.monotonic()
    expect(in_queue(ren, name)).to_be_visible(timeout=2_000)
    print(f"seen {time.monotonic() - posted:.2f} s after the answer to the post")


def test_two_people_who_press_help_next_in_the_same_moment_get_two_people(at_desk, write):
    write(GOODBYE)
    write(GOODBYE)
    ren, eve = at_desk("ren"), at_desk("eve")
    for page in (ren, eve):
        page.goto("/desk/cases/")
    for page in (ren, eve):
        page.locator("body").press("n", no_wait_after=True)
    for page in (ren, eve):
        page.wait_for_url(re.compile(r"/desk/cases/\d+/"))
    assert ren.url != eve.url
    for page in (ren, eve):
        expect(page.get_by_role("button", name="Send privately")).to_be_visible()


def test_from_the_queue_to_a_sent_first_answer_in_three_actions_and_by_keys_alone(at_desk, write):
    write(GOODBYE)
    ren = at_desk("ren")
    ren.goto("/desk/cases/")
    ren.keyboard.press("n")
    expect(ren.get_by_role("button", name="Send privately")).to_be_visible()
    ren.keyboard.press("1")
    expect(ren.locator("#id_body")).to_have_value(re.compile("are you safe|are you thinking"))
    expect(ren.locator("#id_body")).to_be_focused()
    ren.keyboard.press("Control+Enter")
    expect(ren.get_by_text("Not seen yet.")).to_be_visible()


def test_every_act_opens_by_its_key_and_shuts_the_one_before(at_desk, write):
    name, _page = write()
    ren = at_desk("ren")
    claim(ren, name)
    for key, opened in ACTS.items():
        ren.locator("h1").click()
        ren.keyboard.press(key)
        expect(ren.locator(f"#act-{opened}")).to_have_attribute("open", "")
        assert ren.locator(".act[open]").count() == 1
    ren.keyboard.press("Tab")
    assert ren.evaluate("document.activeElement.name") == "outcome"


def test_each_mark_is_reached_by_the_keyboard_and_says_why(at_desk, write):
    name, _page = write()
    ren = at_desk("ren")
    ren.goto("/desk/cases/")
    in_queue(ren, name).click()
    mark = ren.locator("a.why").first
    mark.focus()
    assert len(ren.evaluate(WHY).strip()) > 10
    ren.keyboard.press("Enter")
    assert re.search(r"#why-\d+-\d+$", ren.url)


def test_advice_comes_while_one_writes_and_stops_nothing(at_desk, write):
    name, _page = write()
    ren = at_desk("ren")
    claim(ren, name)
    ren.get_by_label("Answer", exact=True).press_sequentially("Think of your family.")
    expect(ren.get_by_text("Could this be said in another way?")).to_be_visible()
    ren.get_by_role("button", name="Send privately").click()
    expect(ren.get_by_text("Not seen yet.")).to_be_visible()


def test_what_they_write_appears_while_the_answer_is_being_written(at_desk, write):
    name, member = write()
    ren = at_desk("ren")
    claim(ren, name)
    ren.get_by_label("Answer", exact=True).fill("Hello, I am here. Are you safe right now?")
    ren.get_by_role("button", name="Send privately").click()
    expect(ren.get_by_text("Not seen yet.")).to_be_visible()
    ren.get_by_label("Answer", exact=True).fill("I am reading")
    read_the_answer(member)
    member.get_by_label("Your message").fill("My sister is here now.")
    member.get_by_role("button", name="Send").click()
    expect(ren.get_by_text("My sister is here now.")).to_be_visible(timeout=3_000)
    expect(ren.get_by_label("Answer", exact=True)).to_have_value("I am reading")
    ren.get_by_text("Close this case").click()
    ren.get_by_label("We talked; safe for now").check()
    ren.get_by_role("button", name="Close", exact=True).click()
    expect(ren.get_by_text("The case is closed.")).to_be_visible()


def test_a_case_is_handed_over_between_two_browsers(at_desk, write, people):
    name, _page = write()
    ren, eve = at_desk("ren"), at_desk("eve")
    eve.goto("/desk/cases/")
    claim(ren, name)
    ren.locator("h1").click()
    ren.keyboard.press("h")
    ren.locator("#hand-over-to").select_option(label=people["eve"])
    ren.locator("#hand-over-note").fill("He waits for his sister. Ask about tonight.")
    ren.get_by_role("button", name="Hand it over").click()
    expect(ren.get_by_text("has it now, and has been told")).to_be_visible()
    expect(eve.get_by_text("A case was handed over to you").first).to_be_visible(timeout=3_000)
    eve.get_by_role("link", name=re.compile("Look at no")).first.click()
    expect(eve.get_by_text("He waits for his sister.")).to_be_visible()
    expect(eve.get_by_role("button", name="Send privately")).to_be_visible()


def test_a_second_opinion_goes_from_one_browser_to_the_other_and_back(at_desk, write, people):
    name, _page = write()
    ren, eve = at_desk("ren"), at_desk("eve")
    eve.goto("/desk/cases/")
    eve.wait_for_timeout(500)
    claim(ren, name)
    ren.locator("h1").click()
    ren.keyboard.press("o")
    ren.get_by_label("What do you want to know?").fill("Would you call somebody now?")
    ren.get_by_role("button", name="Ask a colleague").click()
    asks = eve.get_by_role("link", name=f"{people['ren']} asks for your opinion")
    expect(asks.first).to_be_visible(timeout=3_000)
    asks.last.click()
    eve.get_by_label("What do you think?").fill("Not yet. Ask about tonight first.")
    eve.get_by_role("button", name="Say what you think").click()
    expect(ren.get_by_text("A colleague has answered your question").first).to_be_visible(timeout=3_000)
    ren.reload()
    expect(ren.get_by_text("Ask about tonight first.")).to_be_visible()


def test_two_people_open_a_contact_and_the_member_reads_of_it(at_desk, write):
    name, member = write(GOODBYE)
    member.goto("/me/emergency-contact/")
    member.get_by_label("Who should be told?").fill("Maria, my sister")
    member.get_by_label("How can they be reached?").fill("+353 1 000 000")
    member.get_by_role("button", name="Seal it").click()
    member.get_by_text("Sealed since").wait_for()
    _nothing_wrong(member)
    ren, dee = at_desk("ren"), at_desk("dee")
    claim(ren, name)
    ren.locator("h1").click()
    ren.keyboard.press("d")
    ren.get_by_label("Why is it needed now?").wait_for()
    _nothing_wrong(ren)
    ren.get_by_label("Why is it needed now?").fill("They named tonight, and do not answer.")
    ren.get_by_label("Who would be told?").fill("Their sister")
    ren.get_by_label("What exactly would be told?").fill("That we fear for their life.")
    ren.get_by_role("button", name="Ask a second person").click()
    expect(ren.get_by_text("A second person has not decided yet.")).to_be_visible()
    dee.goto("/desk/disclosures/")
    _nothing_wrong(dee)
    dee.get_by_role("link", name=re.compile("asks you to decide")).first.click()
    _nothing_wrong(dee)
    dee.get_by_role("button", name="I agree").click()
    ren.reload()
    ren.get_by_role("button", name="Open the emergency contact").click()
    expect(ren.get_by_text("Maria, my sister")).to_be_visible()
    _nothing_wrong(ren)
    ren.get_by_label("Somebody outside was told").check()
    ren.get_by_label("What was told, and to whom?").fill("Their sister, that we fear for them.")
    ren.get_by_role("button", name="Write it down").click()
    ren.get_by_role("link", name="Telling somebody outside").first.click()
    claim_again(ren, name)
    ren.get_by_text("Close this case").click()
    ren.get_by_label("Emergency services were involved").check()
    ren.get_by_role("button", name="Close", exact=True).click()
    member.goto("/spaces/")
    member.get_by_role("link", name="Read it").click()
    expect(member.get_by_text("told somebody outside about you")).to_be_visible()
    member.goto("/me/emergency-contact/")
    expect(member.get_by_text("Their sister, that we fear for them.")).to_be_visible()
    _nothing_wrong(member)


def claim_again(page: Page, name: str) -> None:
    page.goto("/desk/cases/")
    in_queue(page, name).click()


def test_the_whole_way_on_a_small_phone(at_desk, write):
    name, _page = write()
    ren = at_desk("ren", viewport={"width": 360, "height": 740}, has_touch=True)
    ren.goto("/desk/cases/")
    in_queue(ren, name).tap()
    expect(ren.get_by_role("heading", level=1)).to_have_text(name)
    ren.get_by_role("button", name="Claim").tap()
    ren.get_by_role("button", name=re.compile("Asking directly")).tap()
    expect(ren.get_by_label("Answer", exact=True)).to_have_value(re.compile("are you thinking about ending your life"))
    ren.get_by_role("button", name="Send privately").tap()
    expect(ren.get_by_text("Not seen yet.")).to_be_visible()
    for act in ren.locator(".act > summary").all():
        act.tap()
        assert ren.evaluate("document.documentElement.scrollWidth") <= 360
    assert ren.evaluate(TOO_SMALL) == 0


def test_the_whole_way_without_javascript(at_desk, write):
    name, _page = write()
    ren = at_desk("ren", javascript=False)
    claim(ren, name)
    ren.get_by_label("Answer", exact=True).fill("I have read it.")
    ren.get_by_role("button", name=re.compile("Asking directly")).click()
    expect(ren.get_by_label("Answer", exact=True)).to_have_value(re.compile(r"^I have read it\.\n\nHello"))
    ren.get_by_label("Answer", exact=True).fill("I promise to stay. Are you safe?")
    ren.get_by_role("button", name="Send privately").click()
    expect(ren.get_by_text("Could this be said in another way?")).to_be_visible()
    ren.get_by_role("button", name="Send privately").click()
    expect(ren.get_by_text("Not seen yet.")).to_be_visible()
    ren.locator("#act-questions > summary").click()
    ren.locator("#learned-said_safe_0").check()
    ren.get_by_role("button", name="Keep what they said").click()
    ren.get_by_text("Close this case").click()
    ren.get_by_role("button", name="Close", exact=True).click()
    assert ren.locator("#act-closing").get_attribute("open") is not None or ren.url.endswith("/")
    ren.get_by_label("We talked; safe for now").check()
    ren.get_by_role("button", name="Close", exact=True).click()
    expect(ren.get_by_text("The case is closed.")).to_be_visible()


def test_axe_finds_nothing_on_a_case_with_everything_open(at_desk, write):
    name, member = write(GOODBYE)
    ren, dee = at_desk("ren"), at_desk("dee")
    dee.goto("/desk/partners/new/")
    for label, words in PARTNER.items():
        dee.get_by_label(label, exact=label == "Name").fill(words)
    _nothing_wrong(dee)
    dee.get_by_role("button", name="Keep").click()
    ren.goto("/desk/cases/")
    in_queue(ren, name).click()
    _nothing_wrong(ren)
    ren.get_by_role("button", name="Claim").click()
    ren.get_by_role("button", name="Helplines").click()
    for act in ren.locator(".act > summary").all():
        act.click()
        found = Axe().run(ren, options={"runOnly": RULES["runOnly"]}).response["violations"]
        assert not found, (act.inner_text(), [(v["id"], v["nodes"][0]["html"][:200]) for v in found])
    ren.get_by_label("Answer", exact=True).fill("I promise.")
    expect(ren.get_by_text("Could this be said in another way?")).to_be_visible()
    ren.locator("#act-referral > summary").click()
    ren.get_by_label("To whom?").last.select_option(label="Harbour Clinic")
    ren.get_by_label("What exactly would be shared?").fill("A first name.")
    ren.get_by_role("button", name="Ask them whether").click()
    _nothing_wrong(ren)
    read_the_answer(member)
    member.goto(re.search(r"/passing-on/\d+/", member.content()).group())
    _nothing_wrong(member)
    member.get_by_role("button", name="Yes, you may tell them this").click()
    _nothing_wrong(member)


def test_calls_climb_from_browser_to_browser_until_somebody_comes(at_desk, write):
    """The operator makes the steps seconds long; each person called sees it on whatever page they are."""
    ola = at_desk("ola")
    ola.goto("/operator/protocol/new/")
    words = ola.get_by_label("The protocol")
    words.fill(sooner(words.input_value()))
    ola.get_by_label("What is different, and why").fill("A practice.")
    ola.get_by_role("button", name="Try it on the last weeks").click()
    ola.get_by_role("button", name="Put it in force").click()
    expect(ola.get_by_role("heading", level=1)).to_have_text("What happens when somebody waits")
    at_the_desk, first, second, supervisor = (at_desk(who) for who in ("ren", "eve", "vic", "dee"))
    for page in (at_the_desk, first, second, supervisor):
        page.goto("/spaces/")
    name, _page = write(GOODBYE)
    posted = time.monotonic()
    queue = at_desk("ren")
    queue.goto("/desk/cases/")
    case = in_queue(queue, name).get_attribute("href")
    called = f".alert a[href='{case}']"
    expect(at_the_desk.locator(called)).to_be_visible(timeout=10_000)
    print(f"called {time.monotonic() - posted:.1f} s after the post")
    for page in (first, second, supervisor):
        expect(page.locator(called)).to_be_visible(timeout=40_000)
        alert = page.locator(".alert", has=page.locator(f"a[href='{case}']"))
        expect(alert).to_contain_text("nobody", ignore_case=True)
    supervisor.goto(case)
    supervisor.get_by_role("button", name="Claim").click()
    for page in (at_the_desk, first, second, supervisor):
        expect(page.locator(called)).to_have_count(0, timeout=8_000)
