"""Pages leave here: one at a time, each by itself, tried again until they have left or are no longer needed."""

import logging
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from hearthside.foundation.trouble import place_of

from ..models import Page, PageState
from ..queries import WAITING, waiting_pages
from ..ways import SENDERS, Gone, Undelivered

logger = logging.getLogger(__name__)
# While somebody delivers a page, nobody else takes it up; after this they must have died on the way. Longer than any
# of the ways may hang, and short enough that the next start goes on within a minute.
TAKEN_FOR = timedelta(seconds=30)
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=5), timedelta(seconds=60)
MOST_TRIES_OF_A_TEST = 5  # a page about a case is tried as long as the case waits


def deliver_due() -> int:
    """Deliver all whose time has come, one after another; says how many left."""
    return sum(deliver(page.pk) for page in waiting_pages())


def deliver(page_id: int) -> bool:
    """Try to deliver one page; says whether it left. Two that try at once: one does, the other finds nothing to do."""
    page = _take(page_id)
    if page is None:
        return False
    try:
        SENDERS[page.way](page)
    except Gone:
        Page.objects.filter(pk=page.pk).update(state=PageState.STOPPED, ended_at=timezone.now(), trouble="gone")
        return False
    except Undelivered as trouble:
        return _try_again(page, trouble.kind)
    except Exception as error:  # whatever broke, a wrong address included, the page is tried again
        logger.error("page %s did not leave: %s", page.pk, place_of(error))
        return _try_again(page, type(error).__name__[:60])
    _note_sent(page)
    return True


@transaction.atomic
def _take(page_id: int) -> Page | None:
    """Hold it for a while: who dies on the way leaves it to the next one after that."""
    now = timezone.now()
    waiting = Page.objects.filter(pk=page_id, state__in=WAITING, due_at__lte=now)
    page = waiting.select_for_update(of=("self",)).select_related("member__account", "subscription", "webhook").first()
    if page is None:
        return None
    Page.objects.filter(pk=page.pk).update(due_at=now + TAKEN_FOR, tries=F("tries") + 1)
    page.tries += 1
    return page


def _note_sent(page: Page) -> None:
    now = timezone.now()
    mine = Page.objects.filter(pk=page.pk)
    if not mine.filter(state__in=WAITING).update(state=PageState.SENT, sent_at=now, trouble=""):
        mine.filter(state=PageState.STOPPED).update(state=PageState.ACKNOWLEDGED, sent_at=now)  # claimed meanwhile


def _try_again(page: Page, kind: str) -> bool:
    pause = min(FIRST_PAUSE * 2 ** (min(page.tries, 10) - 1), LONGEST_PAUSE)
    waiting = Page.objects.filter(pk=page.pk, state__in=WAITING)
    if page.case is None and page.tries >= MOST_TRIES_OF_A_TEST:
        waiting.update(state=PageState.STOPPED, ended_at=timezone.now(), trouble=kind)
    else:
        waiting.update(state=PageState.FAILED, due_at=timezone.now() + pause, trouble=kind)
    return False
