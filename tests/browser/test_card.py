"""The writer's side in a real browser: from a dark post to a person, being safe, being asked again; a quiet worry."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from .conftest import Site, visitor
from .steps import heading, join, log_in, start_thread

pytestmark = pytest.mark.browser

HEAVY = "I keep thinking about suicide and I do not know who to tell. I want to die."
PICTURES = Path(os.environ["HEARTHSIDE_PICTURES"]) if "HEARTHSIDE_PICTURES" in os.environ else None
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MAKE_DUE = """
from django.utils import timezone
from hearthside.care.aftercare.actions import send_what_is_due
from hearthside.care.aftercare.models import FollowUp
FollowUp.objects.filter(sent_at=None).update(due_at=timezone.now())
send_what_is_due()
"""


@pytest.fixture
def duty(browser: Browser, site: Site, passphrase: str, people: dict[str, str]) -> Iterator[Page]:
    for opened in visitor(browser, site.url):
        log_in(opened, people["vic"], passphrase)  # "ren" has a full evening in the other journeys
        yield opened


def look(page: Page, name: str) -> None:
    """Nothing for axe, no sideways scrolling at either width; pictures where somebody asked for them."""
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, width)
        if PICTURES:
            page.screenshot(path=PICTURES / f"{name}-{width}.png", full_page=True)
    if not page.evaluate("Boolean(customElements.get('leave-quickly'))"):
        return  # no scripts run here, and axe is one
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    assert not found, (name, [(v["id"], v["nodes"][0]["html"][:200]) for v in found])


def test_from_a_dark_post_to_a_person_to_being_safe_and_being_asked_again(page: Page, duty: Page, site: Site):
    name = join(page)
    start_thread(page, "evenings", "Late", HEAVY)
    expect(page.get_by_text("What makes it hard to reach out to someone right now?")).to_be_visible()
    expect(page.get_by_text("We cannot send help unless you tell us where you are.")).to_be_visible()
    look(page, "card")
    page.get_by_label("Someone could overhear me").check()
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_text("Then write instead of talking.")).to_be_visible()
    look(page, "card-no-country")
    page.locator("#card-country").select_option("IE")
    page.get_by_role("button", name="Show what is there").click()
    expect(page.locator(".routes > li").first).to_be_visible()
    assert page.locator(".routes > li").count() <= 3
    look(page, "card-answer")
    page.get_by_role("button", name="Write with a person").click()
    assert heading(page) == "Private conversation"

    duty.goto("/desk/cases/")
    duty.get_by_role("link", name=re.compile(name)).first.click()
    duty.get_by_role("button", name=re.compile("Claim")).first.click()
    duty.get_by_label("Answer").first.fill("Hello, I read what you wrote. Are you safe right now?")
    duty.get_by_role("button", name="Send privately").first.click()

    page.reload()
    expect(page.get_by_text("Are you safe right now?")).to_be_visible()
    look(page, "conversation")
    page.get_by_role("button", name="I am safe now").click()
    assert heading(page) == "Thank you for telling us"
    look(page, "safe")
    page.get_by_label("tomorrow").check()
    page.get_by_role("button", name="That is my choice").click()
    expect(page.get_by_text("Somebody will ask you how you are")).to_be_visible()
    look(page, "asking-again")

    site.command("shell", "-c", MAKE_DUE)
    duty.goto("/desk/follow-ups/")
    look(duty, "follow-ups")
    duty.get_by_role("link", name=re.compile(name)).click()
    look(duty, "follow-up")
    duty.get_by_label("Your words").fill("It is me again. How was your day?")
    duty.get_by_role("button", name="Send privately").click()
    expect(duty.get_by_text("If they write back")).to_be_visible()
    page.goto("/spaces/")
    page.get_by_role("link", name="Read it").click()
    expect(page.get_by_text("How was your day?")).to_be_visible()


def test_a_quiet_worry_is_told_to_people_on_duty_alone(page: Page, browser: Browser, site: Site):
    for other in visitor(browser, site.url):
        join(other)
        start_thread(other, "small-good-things", "Giving things away", "My guitar has a new home now.")
        address = other.url.split("#")[0]
        join(page)
        page.goto(address)
        page.get_by_role("link", name="I am worried about them").first.click()
        assert heading(page) == "I am worried about someone"
        look(page, "worry")
        page.get_by_label("What worries you?").fill("It sounded like a goodbye.")
        page.get_by_label("No, but it stays with me").check()
        page.get_by_role("button", name="Tell the people on duty").click()
        assert heading(page) == "Thank you for looking out for someone"
        look(page, "worry-received")
        for seen in ("/", "/conversations/", "/reports/", address):
            other.goto(seen)
            assert "goodbye" not in other.locator("body").inner_text()
            assert "has written to you" not in other.locator("body").inner_text()


def test_a_greeter_finds_who_waits_and_takes_a_turn(page: Page, duty: Page):
    name = join(page)
    start_thread(page, "small-good-things", f"Hello from {name}", "My first words here, about a pear tree.")
    duty.goto("/desk/unanswered/")
    look(duty, "unanswered")
    row = duty.locator("main li", has_text=f"Hello from {name}")
    row.get_by_role("button", name="I answer this one").click()
    assert heading(duty) == f"Hello from {name}"
    duty.get_by_label("Your words").fill("A pear tree. How lovely.")
    duty.get_by_role("button", name="Post reply").click()
    duty.goto("/desk/unanswered/")
    expect(duty.locator("main li", has_text=f"Hello from {name}")).to_have_count(0)


def test_the_operator_sees_what_the_night_changes(
    browser: Browser, site: Site, passphrase: str, people: dict[str, str]
):
    for operator in visitor(browser, site.url):
        log_in(operator, people["ola"], passphrase)
        operator.goto("/operator/night/")
        look(operator, "night")
        operator.get_by_label("reports that hide a post").fill("4")
        operator.get_by_role("button", name="Save").click()
        expect(operator.get_by_text("Saved.")).to_be_visible()
