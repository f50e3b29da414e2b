"""Takes the pictures in docs/screens: `.venv/bin/python -m tests.browser.screens [FOLDER]`."""

import re
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from .conftest import CHROMIUM, FLAGS, PASSPHRASE, Site, start, stop
from .steps import join, log_in, start_thread

HEAVY = "I keep thinking about suicide and I do not know who to tell. I want to die."
THREAD = "Things to do at three that are not the phone"
RESPONDER = {
    "desk": "/desk/cases/",
    "unanswered": "/desk/unanswered/",
    "follow-ups": "/desk/follow-ups/",
    "light": "/desk/light/",
    "rota": "/rota/",
    "rota-week": "/rota/week/",
    "respite": "/respite/",
    "paging": "/paging/",
}
SUPERVISOR = {
    "staffing": "/desk/staffing/",
    "quality": "/desk/quality/",
    "replies": "/desk/words/",
    "disclosures": "/desk/disclosures/",
}
OPERATOR = {
    "shifts": "/operator/shifts/",
    "training": "/operator/training/",
    "protocol": "/operator/protocol/",
    "limits": "/operator/limits/",
    "night": "/operator/night/",
    "calls": "/operator/calls/",
}
# The next shift is some hours away.
NOBODY_ON_DUTY = (
    "from datetime import timedelta; from django.utils import timezone; from hearthside.care.rota.models import Shift; "
    "Shift.objects.filter(desk='triage', starts_at__lt=timezone.now() + timedelta(hours=7)).delete()"
)


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        site = start(Path(home))
        try:
            with sync_playwright() as running:
                browser = running.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
                # Pages of reading first: what is written for the card would stand in their lists.
                for take in (_as_visitor, _as_member, _on_duty, _on_the_card, _by_night):
                    for width in (360, 1280):
                        for theme in ("light", "dark"):
                            take(browser, site, folder, width, theme)
        finally:
            stop(site)


def _as_visitor(browser: Browser, site: Site, folder: Path, width: int, theme: str) -> None:
    context = browser.new_context(base_url=site.url, viewport={"width": width, "height": 800})
    context.add_cookies([{"name": "theme", "value": theme, "url": site.url}])
    page = context.new_page()

    def shot(name: str, address: str = "") -> None:
        if address:
            page.goto(address)
        page.screenshot(path=folder / f"{name}-{width}-{theme}.png", full_page=True)

    shot("front", "/")
    shot("help", "/help/")
    shot("help-country", "/help/ie/")
    shot("join-age", "/join/")
    page.get_by_label("25 to 39").check()
    page.get_by_role("button", name="Go on").click()
    shot("join-name")
    context.close()


def _as_member(browser: Browser, site: Site, folder: Path, width: int, theme: str) -> None:
    context = browser.new_context(base_url=site.url, viewport={"width": width, "height": 800})
    context.add_cookies([{"name": "theme", "value": theme, "url": site.url}])
    page = context.new_page()
    join(page)
    page.goto("/welcome/")
    for number in range(1, 6):
        page.screenshot(path=folder / f"welcome-{number}-{width}-{theme}.png", full_page=True)
        onwards = page.get_by_role("button", name=re.compile("Go on|Done"))
        if not onwards.count():
            break
        onwards.first.click()
    pages = {
        "today": "/",
        "spaces": "/spaces/",
        "space": "/spaces/evenings/",
        "new": "/spaces/evenings/threads/new/",
        "settings": "/me/settings/",
        "leaving": "/privacy/erasure/",
    }
    for name, address in pages.items():
        page.goto(address)
        page.screenshot(path=folder / f"{name}-{width}-{theme}.png", full_page=True)
    page.goto("/spaces/evenings/")
    page.get_by_role("link", name=THREAD).click()
    page.screenshot(path=folder / f"thread-{width}-{theme}.png", full_page=True)
    context.close()


def _on_the_card(browser: Browser, site: Site, folder: Path, width: int, theme: str) -> None:
    context = browser.new_context(base_url=site.url, viewport={"width": width, "height": 800})
    context.add_cookies([{"name": "theme", "value": theme, "url": site.url}])
    page = context.new_page()
    join(page)
    start_thread(page, "evenings", "Late", HEAVY)
    page.screenshot(path=folder / f"card-{width}-{theme}.png", full_page=True)
    page.get_by_label("Someone could overhear me").check()
    page.locator("#card-country").select_option("IE") if page.locator("#card-country").count() else None
    page.get_by_role("button", name="Next").click()
    page.wait_for_timeout(500)
    page.screenshot(path=folder / f"card-answer-{width}-{theme}.png", full_page=True)
    context.close()


def _on_duty(browser: Browser, site: Site, folder: Path, width: int, theme: str) -> None:
    for person, pages in (("Pale Harbour", RESPONDER), ("Bright Heron", SUPERVISOR), ("Oak Table", OPERATOR)):
        page = logged_in(browser, site, person, width, theme)
        for name, address in pages.items():
            page.goto(address)
            page.screenshot(path=folder / f"{name}-{width}-{theme}.png", full_page=True)
        if pages is RESPONDER:
            page.goto("/desk/cases/")
            page.locator(".queue a[href^='/desk/cases/']").nth(1).click()
            page.screenshot(path=folder / f"desk-case-{width}-{theme}.png", full_page=True)
        page.context.close()


def _by_night(browser: Browser, site: Site, folder: Path, width: int, theme: str) -> None:
    """What everybody sees while nobody is on duty."""
    site.command("shell", "-c", NOBODY_ON_DUTY)
    page = logged_in(browser, site, "Slow Comet", width, theme)
    pages = {"night-today": "/", "night-writing": "/spaces/evenings/threads/new/", "night-asking": "/conversations/"}
    for name, address in pages.items():
        page.goto(address)
        page.screenshot(path=folder / f"{name}-{width}-{theme}.png", full_page=True)
    page.context.close()


def logged_in(browser: Browser, site: Site, person: str, width: int, theme: str) -> Page:
    context = browser.new_context(base_url=site.url, viewport={"width": width, "height": 800})
    context.add_cookies([{"name": "theme", "value": theme, "url": site.url}])
    page: Page = context.new_page()
    printed = PASSPHRASE.search((site.home / "server.log").read_text())
    assert printed
    log_in(page, person, printed.group(1).strip())
    return page


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/screens"))
