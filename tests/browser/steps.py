"""What people do in a browser, in their words."""

import itertools
import re

from playwright.sync_api import Page, expect

PASSPHRASE = "seven small lamps by the sea"
_numbers = itertools.count(1)
_colours = ["Amber", "Copper", "Silver", "Violet", "Olive", "Indigo", "Scarlet", "Ivory", "Coral", "Teal"]
_things = ["Teapot", "Meadow", "Lantern", "Pebble", "Harbour", "Candle", "Willow", "Kettle", "Compass", "Thimble"]


def new_name() -> str:
    number = next(_numbers)
    return f"{_colours[number % 10]} {_things[number // 10 % 10]} {number}"


def join(page: Page, name: str = "", passphrase: str = PASSPHRASE) -> str:
    """Join without an e-mail address and skip the welcome screens; answers the chosen name."""
    name = name or new_name()
    page.goto("/join/")
    page.get_by_label("25 to 39").check()
    page.get_by_role("button", name="Go on").click()
    page.locator("[name=name]").fill(name)
    page.locator("[name=passphrase]").fill(passphrase)
    page.locator("[name=agree]").check()
    page.get_by_role("button", name="Join", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Keep these codes safe")
    page.get_by_role("button", name="I have kept them").click()
    page.get_by_role("button", name="Skip the rest").click()
    return name


def log_in(page: Page, name: str, passphrase: str) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("Your name here").fill(name)
    page.get_by_label("Passphrase").fill(passphrase)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url(re.compile(r"^(?!.*/accounts/login/)"))


def log_out(page: Page) -> None:
    page.goto("/accounts/logout/")
    page.locator("main").get_by_role("button", name="Log out").click()


def start_thread(
    page: Page, space: str, title: str, body: str, warnings: tuple[str, ...] = (), nameless: bool = False
) -> None:
    page.goto(f"/spaces/{space}/threads/new/")
    page.get_by_label("Title").fill(title)
    page.get_by_label("Your words").fill(body)
    if nameless:
        page.locator("[name=is_anonymous]").check()
    if warnings and page.locator("details:has([name=warnings])").count():
        page.locator("details:has([name=warnings]) > summary").first.click()
    for code in warnings:
        page.locator(f"[name=warnings][value={code}]").check()
    page.get_by_role("button", name="Post it").click()


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()
