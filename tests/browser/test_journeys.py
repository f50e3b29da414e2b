"""The journeys that must never break, in a real browser; those with a `page` run with and without JavaScript."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import Site, visitor
from .steps import PASSPHRASE, heading, join, log_in, log_out, new_name, start_thread

pytestmark = pytest.mark.browser

HEAVY = "I keep thinking about suicide and I do not know who to tell. I want to die."
RESPONDER = "ren"


@pytest.fixture
def duty(request, browser: Browser, site: Site, passphrase: str, people: dict[str, str]):
    """The responder's own browser; another one each time, since who has closed a hard case rests a while."""
    who = "eve" if "without-javascript" in request.node.name else "ren"
    for opened in visitor(browser, site.url):
        log_in(opened, people[who], passphrase)
        yield opened


def test_somebody_joins_without_an_email_address_and_is_read(page: Page):
    name = join(page)
    start_thread(page, "small-good-things", "A kind bus driver", "He waited for me although I was late.")
    assert heading(page) == "A kind bus driver"
    expect(page.get_by_text("He waited for me")).to_be_visible()
    expect(page.locator("article").get_by_text(name)).to_be_visible()


def test_a_post_with_a_warning_stays_folded_for_others_until_they_open_it(page: Page, browser: Browser, site: Site):
    join(page)
    start_thread(
        page, "small-good-things", "About last spring", "The hospital garden in spring.", warnings=("medical",)
    )
    address = page.url.split("#")[0]
    for reader in visitor(browser, site.url):
        join(reader)
        reader.goto(address)
        words = reader.get_by_text("The hospital garden in spring.")
        expect(words).to_be_hidden()
        reader.locator("details[data-kind=warning] > summary").first.click()
        expect(words).to_be_visible()


def test_danger_brings_help_in_the_same_response_a_responder_answers_and_the_member_reads_it(page: Page, duty: Page):
    name = join(page)
    start_thread(page, "evenings", "Late", HEAVY)
    expect(page.get_by_text("What makes it hard to reach out to someone right now?")).to_be_visible()
    page.get_by_label("I am too tired to talk").check()
    page.locator("#card-country").select_option("IE")
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_text("Writing takes less strength than talking.")).to_be_visible()

    duty.goto("/desk/cases/")
    duty.get_by_role("link", name=re.compile(name)).click()
    duty.get_by_role("button", name=re.compile("Claim")).click()
    expect(duty.locator("mark").first).to_be_visible()
    duty.get_by_label("Answer", exact=True).fill(
        "Hello, I am here tonight and I read what you wrote. Are you safe right now?"
    )
    duty.get_by_role("button", name="Send privately").click()
    expect(duty.get_by_text("Not seen yet.")).to_be_visible()

    page.goto("/spaces/")
    page.get_by_role("link", name=re.compile("written to you|answer|Read it", re.I)).first.click()
    expect(page.get_by_text("Are you safe right now?")).to_be_visible()
    page.get_by_label("Your message").fill("Yes. My sister is here now.")
    page.get_by_role("button", name="Send").click()
    duty.reload()
    expect(duty.get_by_text("My sister is here now.")).to_be_visible()
    duty.get_by_text("Close this case").click()
    duty.get_by_label("We talked; safe for now").check()
    duty.get_by_role("button", name="Close", exact=True).click()
    expect(duty.get_by_text("The case is closed.")).to_be_visible()


def test_a_report_reaches_the_moderators_and_is_answered(page: Page, browser: Browser, site: Site, passphrase, people):
    join(page)
    page.goto("/spaces/small-good-things/")
    page.locator(".row-title a").nth(1).click()
    page.locator("a[href^='/reports/']").first.click()
    page.get_by_label("This is against the guidelines").check()
    page.get_by_label("In your own words").fill("It sells something.")
    page.get_by_role("button", name="Send").click()
    assert heading(page) == "Thank you for telling us"
    for moderator in visitor(browser, site.url):
        log_in(moderator, people["mo"], passphrase)
        moderator.goto("/desk/items/")
        moderator.get_by_role("link", name=re.compile("Reported")).last.click()
        moderator.get_by_role("button", name=re.compile("Claim")).click()
        expect(moderator.get_by_text("It sells something.")).to_be_visible()
        moderator.get_by_label("Leave it as it is").check()
        moderator.get_by_role("button", name="Decide").click()
        expect(moderator.get_by_text("Decided.")).to_be_visible()
    page.goto("/reports/")
    expect(page.get_by_text("We read it. It can stay as it is.")).to_be_visible()


def test_leaving_quickly_leaves_nothing_behind_the_back_button(scripted_page: Page):
    page = scripted_page
    page.context.route(
        "https://www.wikipedia.org/**", lambda route: route.fulfill(body="<h1>Elsewhere</h1>", content_type="text/html")
    )
    page.goto("about:blank")
    join(page)
    page.goto("/spaces/small-good-things/")
    page.get_by_role("link", name="Leave quickly").click()
    expect(page.get_by_role("heading", name="Elsewhere")).to_be_visible()
    page.go_back()
    page.wait_for_timeout(500)
    assert "small-good-things" not in page.url or "Elsewhere" in page.content() or page.locator("main").count() == 0


def test_escape_pressed_three_times_leaves_quickly(scripted_page: Page):
    page = scripted_page
    page.context.route(
        "https://www.wikipedia.org/**", lambda route: route.fulfill(body="<h1>Elsewhere</h1>", content_type="text/html")
    )
    page.goto("/spaces/small-good-things/")
    for _ in range(3):
        page.keyboard.press("Escape")
    expect(page.get_by_role("heading", name="Elsewhere")).to_be_visible()


def test_somebody_leaves_and_takes_their_words_along(page: Page, browser: Browser, site: Site):
    name = join(page)
    start_thread(page, "small-good-things", "Only for a while", "The heron stood in the rain all morning.")
    address = page.url.split("#")[0]
    page.goto("/privacy/erasure/")
    page.get_by_role("link", name="Go on to leaving").click()
    page.get_by_label(re.compile("remove", re.I)).first.check()
    page.get_by_label("Passphrase").fill(PASSPHRASE)
    page.get_by_role("button", name="Remove my account now").click()
    page.goto(address)
    assert "heron" not in page.content()
    page.goto("/accounts/login/")
    page.get_by_label("Your name here").fill(name)
    page.get_by_label("Passphrase").fill(PASSPHRASE)
    page.get_by_role("button", name="Log in").click()
    expect(page.locator("[role=alert], .errors").first).to_be_visible()


def test_words_sent_after_logging_out_elsewhere_are_not_lost(page: Page):
    name = join(page)
    page.goto("/spaces/small-good-things/threads/new/")
    page.get_by_label("Title").fill("Nearly lost")
    page.get_by_label("Your words").fill("Twenty minutes of typing.")
    page.context.clear_cookies(name="session")
    page.get_by_role("button", name="Post it").click()
    page.get_by_label("Your name here").fill(name)
    page.get_by_label("Passphrase").fill(PASSPHRASE)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_label("What you wrote")).to_have_value("Twenty minutes of typing.")
    page.get_by_role("button", name="Send now").click()
    assert heading(page) == "Nearly lost"


def test_a_new_reply_appears_without_reloading(scripted_page: Page, browser: Browser, site: Site):
    page = scripted_page
    join(page)
    start_thread(page, "small-good-things", "Waiting for the bread", "The bread comes at noon. I will share it.")
    address = page.url.split("#")[0]
    page.wait_for_timeout(1000)
    for other in visitor(browser, site.url):
        join(other)
        other.goto(address)
        other.get_by_label("Your words").fill("Here it came at one.")
        other.get_by_role("button", name="Post reply").click()
        expect(page.get_by_text("Here it came at one.")).to_be_visible(timeout=10_000)


def test_an_operator_goes_from_nothing_to_the_first_members_post(empty_site: Site, browser: Browser):
    site = empty_site
    site.command("create-operator", "--name", "Tall Gate", "--passphrase-stdin", stdin=PASSPHRASE + "\n")
    for stranger in visitor(browser, site.url):
        stranger.goto("/")
        expect(stranger.get_by_text("not open yet")).to_be_visible()
    for operator in visitor(browser, site.url):
        log_in(operator, "Tall Gate", PASSPHRASE)
        set_up_second_step(operator)
        operator.goto("/operator/community/")
        operator.locator("[name=name]").fill("Harbour House")
        operator.locator("[name=purpose]").fill("For people who look after somebody and are tired.")
        operator.locator("[name=on_call_address]").fill("oncall@example.org")
        operator.get_by_role("button", name="Save").click()
        operator.goto("/operator/guidelines/")
        operator.get_by_role("button", name="Put them in force as they are").click()
        operator.goto("/operator/spaces/new/")
        operator.locator("[name=name]").fill("Evenings")
        operator.locator("[name=purpose]").fill("For the hours when it gets quiet.")
        operator.get_by_role("button", name="Open the space").click()
        operator.goto("/operator/people/")
        operator.get_by_role("link", name="Tall Gate").first.click()
        operator.get_by_role("button", name="Give: Responder").click()
        _record_training(operator, "Tall Gate")
        operator.goto("/operator/")
        expect(operator.get_by_text("not open yet")).to_have_count(0)
    for member in visitor(browser, site.url):
        join(member, "Green Door")
        start_thread(member, "evenings", "The first one here", "Hello to whoever comes after me.")
        assert heading(member) == "The first one here"


def _record_training(operator: Page, name: str) -> None:
    """Nobody can join before a responder was trained and somebody who knows them was heard."""
    today = date.today()
    operator.goto("/operator/training/")
    operator.get_by_label("Who", exact=True).select_option(label=name)
    operator.get_by_label("Which training").fill("First answers, two evenings")
    operator.locator("[name=trained_on]").fill((today - timedelta(days=9)).isoformat())
    operator.locator("[name=expires_on]").fill((today + timedelta(days=300)).isoformat())
    operator.get_by_label("Who knows them").fill("The parish nurse")
    operator.locator("[name=referee_heard_on]").fill((today - timedelta(days=2)).isoformat())
    operator.get_by_role("button", name="Record", exact=True).click()
    expect(operator.get_by_text("First answers, two evenings")).to_be_visible()


def set_up_second_step(page: Page) -> None:
    import base64
    import hmac
    import struct
    import time

    page.goto("/accounts/second-step/begin/")
    if page.get_by_label("Passphrase").count():
        page.get_by_label("Passphrase").fill(PASSPHRASE)
        page.get_by_role("button").last.click()
        page.goto("/accounts/second-step/begin/")
    secret = re.search(r"\b([A-Z2-7]{32})\b", page.content().replace(" ", " "))
    assert secret
    digest = hmac.digest(base64.b32decode(secret.group(1)), struct.pack(">Q", int(time.time()) // 30), "sha1")
    offset = digest[-1] & 15
    code = (struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF) % 1_000_000
    page.locator("[name=code]").fill(f"{code:06d}")
    page.get_by_role("button", name="Turn it on").click()


def test_get_help_now_works_while_the_database_is_away(site: Site, tmp_path_factory, browser: Browser):
    from .conftest import start, stop

    home = tmp_path_factory.mktemp("outage")
    running = start(home)
    try:
        for reader in visitor(browser, running.url):
            join(reader, new_name())
            for table in home.glob("hearthside.sqlite3*"):
                table.write_bytes(b"this is no database any more")
            for address in ("/help/", "/help/ie/", "/help/youth/", "/help/about/", "/support/quiet/"):
                assert reader.goto(address).status == 200, address
            reader.goto("/help/ie/")
            expect(reader.locator("a[href^='tel:']").first).to_be_visible()
            assert reader.goto("/spaces/").status == 503
            expect(reader.get_by_role("link", name="Get help now").first).to_be_visible()
    finally:
        stop(running)


def test_logging_out_is_a_press_away(page: Page):
    join(page)
    log_out(page)
    page.goto("/me/settings/")
    assert "/accounts/login/" in page.url


def test_a_member_reads_a_draft_and_says_something_by_keyboard_alone(page: Page, site: Site):
    """With and without JavaScript: from the front page to one's own words below a clause."""
    words = f"Soft words suit me, {join(page)}."
    page.goto("/")
    _press(page, "Read the draft")
    _press(page, "Say something about “Softly at night”")
    expect(page.get_by_text("This clause would be new.")).to_be_visible()
    page.get_by_label("What do you think?").focus()
    page.keyboard.type(words)
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.textContent.trim()") != "Send":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text(words)).to_be_visible()
    expect(page.get_by_role("button", name="Take it back")).to_be_visible()


def _press(page: Page, name: str) -> None:
    """Reach a link by the keyboard and follow it."""
    page.get_by_role("link", name=name).focus()
    page.keyboard.press("Enter")
    page.wait_for_load_state()
