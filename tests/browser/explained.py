"""Ten invented posts as the desk explains them: `.venv/bin/python -m tests.browser.explained [FOLDER]`."""
# ruff: noqa: E501 - posts read better unbroken

import json
import re
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from .conftest import CHROMIUM, FLAGS, start, stop
from .screens import logged_in

OWN_WORDS = (
    "I've been thinking about killing myself since Sunday. Not every minute. Most minutes.",
    "Gave Biscuit to my sister today, with his blanket and the good lead. The rent is paid to the end of the month and I "
    "slept right through for the first time since spring. It all feels very light.",
    "ngl might just unalive tn. got everything i need in the drawer already",
    "I'm not suicidal or anything, please nobody worry. I would just be fine with not waking up tomorrow.",
    "My flatmate stopped answering his door on Monday. Last night he left his guitar outside my room with a note that says "
    "keep it tuned. He is not at work. What do I do?",
    "Ninety days. And last night I wasn't ninety days any more. It's bandaged. I feel stupid.",
    "It has been one of those weeks at the depot. New scanner, new manager, and the old one always knew when to look away "
    "for a cigarette. My daughter lost her first tooth on Tuesday and I was there for it, which is more than I can say for "
    "the last one's first step. We had fish fingers. I signed the house over to Marta on Thursday so that is one thing "
    "fewer for her to sort out afterwards. The scanner beeps if you are slower than nine seconds. Has anyone else got "
    "one of these? I would like to know whether one can switch the beep off.",
    "Thank you all for the soup recipes. I made the one with barley twice and my neighbour took a bowl. The physio says "
    "my knee will never be a dancer's knee but it can have opinions again. On the way home I stood on the railway bridge "
    "until the half past had gone through, same as every evening this week, closer to the edge than yesterday. Then I "
    "watered the tomatoes. They are still green in November, which nobody can explain. If someone has a use for green "
    "tomatoes besides chutney, please write.",
    "how many of these would be enough. asking because i counted and i want to be sure this time",
    "It's done, I took them at ten. I can't feel my hands properly. Tell my brother it was never about him.",
)
WRITE = """
import json
from hearthside.care.safety.models import Case, CaseWords
from hearthside.people.members.models import Member
from hearthside.places.discussions.actions import Written, start_thread
from hearthside.places.spaces.models import Space
space, cases = Space.objects.get(slug="low-days"), []
cared_for = Case.objects.filter(closed_at=None).exclude(member=None).values("member")
for member, words in zip(Member.objects.exclude(pk__in=cared_for).filter(roles="", account__is_demo=True), WORDS):
    post = start_thread(member, space, Written(words, title="An evening")).post
    cases.append(CaseWords.objects.filter(kind="discussions.post", row=post.pk).values_list("case", flat=True).first())
print("cases:", json.dumps(cases))
"""


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        site = start(Path(home))
        try:
            said = site.command("shell", "-c", f"WORDS = {OWN_WORDS!r}\n{WRITE}")
            found = re.search(r"cases: (\[.*\])", said)
            assert found
            with sync_playwright() as running:
                browser = running.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
                for width, theme in ((1280, "light"), (360, "dark")):
                    page = logged_in(browser, site, "Pale Harbour", width, theme)
                    for number, case in enumerate(json.loads(found.group(1)), start=1):
                        if case is None:
                            sys.stdout.write(f"post {number}: nothing was found\n")
                            continue
                        page.goto(f"/desk/cases/{case}/")
                        page.locator("main").first.screenshot(path=folder / f"explained-{number}-{width}-{theme}.png")
        finally:
            stop(site)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/screens"))
