from .clusters import close_cluster, forget_old_clusters, look_for_clusters, look_once_a_day
from .drift import measure_week
from .reviewed import reviewed_words
from .sample import choose_sampling, draw_sample, forget_erased, forget_words, judge_pick

__all__ = [
    "choose_sampling",
    "close_cluster",
    "draw_sample",
    "forget_erased",
    "forget_old_clusters",
    "forget_words",
    "judge_pick",
    "look_for_clusters",
    "look_once_a_day",
    "measure_week",
    "reviewed_words",
]
