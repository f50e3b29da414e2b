from .lists import Row, latest_threads, newcomer_posts_waiting, posts_by, threads_in
from .people import is_newcomer
from .posts import OVERLAP, PER_PAGE, Seen, missed_since, page_of, posts_on_page, seen, thread_for, visible_post

__all__ = [
    "OVERLAP", "PER_PAGE", "Row", "Seen", "is_newcomer", "latest_threads", "missed_since", "newcomer_posts_waiting",
    "page_of", "posts_by", "posts_on_page", "seen", "thread_for", "threads_in", "visible_post",
]  # fmt: skip
