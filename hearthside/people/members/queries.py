from collections import Counter

from django.db.models import Count, Exists, ManyToOneRel, OuterRef, Q, QuerySet

from hearthside.people.accounts.queries import has_second_factor, is_login_name_taken

from .models import Block, Member, Mute, Role
from .rules import key_of, suggest_names


def member_named(name: str) -> Member | None:
    """Who goes by this name, however it is spelled."""
    return Member.objects.filter(name_key=key_of(name), left_at=None).select_related("account").first()


def members_with_role(*roles: str) -> QuerySet[Member]:
    wanted = Q(pk__in=())
    for role in roles:
        wanted |= Q(roles__contains=f",{role},")
    return Member.objects.filter(wanted, left_at=None).select_related("account").order_by("pk")


def members_with_a_role() -> QuerySet[Member]:
    return members_with_role(*Role.values)


def languages_of_members() -> dict[str, int]:
    """How many members chose each language; regions of one language count together."""
    chosen: Counter[str] = Counter()
    rows = Member.objects.filter(left_at=None).order_by().values_list("language").annotate(many=Count("pk"))
    for language, many in rows:
        chosen[language.partition("-")[0].lower()] += many
    return dict(chosen)


def is_name_free(name: str, but_for: Member | None = None) -> bool:
    others = Member.objects.exclude(pk=but_for.pk) if but_for else Member.objects.all()
    account = but_for.account if but_for else None
    return not others.filter(name_key=key_of(name)).exists() and not is_login_name_taken(name, account)


def free_names(count: int = 6) -> list[str]:
    """Kind made-up names that nobody has."""
    wanted = dict.fromkeys(suggest_names(count * 3))
    keys = {key_of(name): name for name in wanted}
    taken = set(Member.objects.filter(name_key__in=keys).values_list("name_key", flat=True))
    return [name for key, name in keys.items() if key not in taken][:count]


def blocked_by(member: Member) -> QuerySet[Member]:
    return Member.objects.filter(blocks_met__blocker=member).order_by("name")


def muted_by(member: Member) -> QuerySet[Member]:
    return Member.objects.filter(mutes_met__muter=member).order_by("name")


def are_apart(one: Member, other: Member) -> bool:
    """Whether either has blocked the other."""
    pairs = Q(blocker=one, blocked=other) | Q(blocker=other, blocked=one)
    return Block.objects.filter(pairs).exists()


def ids_apart_from(member: Member) -> set[int]:
    """Everybody whom this member blocked or who blocked them."""
    made = Block.objects.filter(blocker=member).values_list("blocked_id", flat=True)
    met = Block.objects.filter(blocked=member).values_list("blocker_id", flat=True)
    return set(made.union(met))


def has_muted(member: Member, other: Member) -> bool:
    return Mute.objects.filter(muter=member, muted=other).exists()


def profile(pk: int, viewer: Member) -> Member | None:
    """A member as `viewer` may meet them; None for who left, and where one of the two has blocked the other."""
    walls = Block.objects.filter(Q(blocker=viewer, blocked=OuterRef("pk")) | Q(blocker=OuterRef("pk"), blocked=viewer))
    return Member.objects.filter(~Exists(walls), pk=pk, left_at=None).first()


def has_second_step(member: Member) -> bool:
    return member.account is not None and has_second_factor(member.account)


def is_referred_to(member: Member) -> bool:
    """Whether a row of any app points to this member."""
    pointing = [rel for rel in Member._meta.get_fields(include_hidden=True) if isinstance(rel, ManyToOneRel)]
    return any(rel.related_model._base_manager.filter(**{rel.field.name: member.pk}).exists() for rel in pointing)
