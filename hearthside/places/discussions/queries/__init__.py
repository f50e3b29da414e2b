from .light import people_to_welcome, replies_to_thank
from .lists import Row, latest_threads, posts_by, threads_in
from .people import is_newcomer
from .posts import OVERLAP, PER_PAGE, Seen, missed_since, page_of, posts_on_page, seen, thread_for, visible_post
from .unanswered import Waiting, first_answers, number_waiting, waiting_for_an_answer, waiting_post

__all__ = [
    "OVERLAP", "PER_PAGE", "Row", "Seen", "Waiting", "first_answers", "is_newcomer", "latest_threads", "missed_since",
    "number_waiting", "page_of", "people_to_welcome", "posts_by", "posts_on_page", "replies_to_thank", "seen",
    "thread_for", "threads_in", "visible_post", "waiting_for_an_answer", "waiting_post",
]  # fmt: skip
