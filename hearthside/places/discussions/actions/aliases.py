"""Names for writing without one's own: drawn by chance, good for one thread."""

import secrets

from django.db.models.functions import Lower

from hearthside.people.members.models import Member

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
    alias, _made = Alias.objects.get_or_create(
        thread=thread, member=member,
        defaults={"name": lambda: _free_name(thread), "avatar_seed": lambda: secrets.token_hex(8)},
    )  # fmt: skip
    return alias


def _free_name(thread: Thread) -> str:
    while True:
        drawn = [f"{secrets.choice(TONES)} {secrets.choice(THINGS)}" for _ in range(DRAWS)]
        taken = set(Alias.objects.filter(thread=thread, name__in=drawn).values_list("name", flat=True))
        lowered = [name.lower() for name in drawn]
        members = Member.objects.annotate(lowered=Lower("name")).filter(lowered__in=lowered)
        # A second look at the key catches names written without the space between the words.
        keys = [name.replace(" ", "") for name in lowered]
        owned = set(members.values_list("lowered", flat=True))
        joined = set(Member.objects.filter(name_key__in=keys).values_list("name_key", flat=True))
        for name, low, key in zip(drawn, lowered, keys, strict=True):
            if name not in taken and low not in owned and key not in joined:
                return name
