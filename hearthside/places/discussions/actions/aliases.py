"""Names for writing without one's own: drawn by chance, good for one thread."""

import secrets
from itertools import count

from hearthside.people.members.models import Member
from hearthside.people.members.rules import key_of

from ..models import Alias, Thread

TONES = (
    "Amber", "Ashen", "Autumn", "Brass", "Calm", "Cedar", "Chalk", "Clear", "Copper", "Dappled", "Distant", "Dusky",
    "Early", "Faded", "Felt", "Folded", "Gentle", "Half", "Hazel", "Hidden", "Hushed", "Indigo", "Ivory", "Lilac",
    "Linen", "Little", "Mellow", "Misty", "Moss", "Ochre", "Olive", "Patient", "Pearl", "Plain", "Russet", "Sandy",
    "Silver", "Sleepy", "Soft", "Still", "Tawny", "Umber", "Velvet", "Winter",
)  # fmt: skip
THINGS = (
    "Acorn", "Anchor", "Basket", "Beacon", "Bell", "Blanket", "Bridge", "Button", "Candle", "Chair", "Clover", "Cup",
    "Cushion", "Doorway", "Drawer", "Feather", "Fern", "Gate", "Glove", "Hedge", "Jug", "Key", "Ladder", "Leaf",
    "Mitten", "Parcel", "Path", "Pebble", "Pillow", "Pocket", "Quilt", "Reed", "Ribbon", "Saucer", "Shell", "Shore",
    "Spoon", "Stair", "Stone", "Thimble", "Thread", "Twig", "Willow", "Window",
)  # fmt: skip
DRAWS = 24  # candidates at once, so that one query finds the free ones


def alias_in(thread: Thread, member: Member) -> Alias:
    """The member's name in this thread; the first time, a new one that nobody here has."""
    if known := Alias.objects.filter(thread=thread, member=member).first():
        return known
    drawn = {"name": _free_name(thread), "avatar_seed": secrets.token_hex(8)}
    # Two first posts at once: whoever comes second takes the name the first one drew.
    return Alias.objects.get_or_create(thread=thread, member=member, defaults=drawn)[0]


def _free_name(thread: Thread) -> str:
    for words in count(2):  # when every pair is taken, three words, and so on
        names = {key_of(name): name for name in (_draw(words) for _ in range(DRAWS))}
        owned = set(Member.objects.filter(name_key__in=names).values_list("name_key", flat=True))
        here = set(Alias.objects.filter(thread=thread, name__in=names.values()).values_list("name", flat=True))
        for key, name in names.items():
            if key not in owned and name not in here:
                return name
    raise AssertionError("names never run out")


def _draw(words: int) -> str:
    return " ".join([*(secrets.choice(TONES) for _ in range(words - 1)), secrets.choice(THINGS)])
