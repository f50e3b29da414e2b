"""What is known of a helpline and of a country's emergency numbers."""

from dataclasses import dataclass
from datetime import date

GENERAL = frozenset({"suicide", "emotional_support"})
# Purposes that name for whom a line is; somebody else is not sent there unasked.
FOR_SOME = frozenset({"lgbtq", "veterans", "perinatal_parents", "older_people"})


@dataclass(frozen=True)
class Channel:
    """One way to reach a helpline."""

    type: str  # phone, sms, whatsapp, chat, email
    display: str = ""  # what people read
    dial: str = ""  # what a telephone dials
    e164: str = ""  # empty for short codes, which work only inside the country
    label: str = ""  # changes how to use the number: "option 2"
    keyword: str = ""  # the word to send in a first message
    url: str = ""
    address: str = ""
    in_country_only: bool = False
    is_confirmed: bool = False
    independent: int = 1  # how many independent families of sources give it


@dataclass(frozen=True)
class Origin:
    """Where a record comes from."""

    name: str
    family: str
    url: str = ""
    date: str = ""  # "2026-04-22", "2024-11", "2016": as exact as the source says
    page_modified: str = ""


@dataclass(frozen=True)
class Credit:
    """One publisher that facts were taken from or checked against."""

    family: str
    name: str
    url: str = ""
    date: str = ""


@dataclass(frozen=True)
class Helpline:
    id: str
    country: str
    name: str
    channels: tuple[Channel, ...]
    rank: int
    scope: str = "core"
    purposes: tuple[str, ...] = ("unclassified",)
    regions: tuple[str, ...] = ()  # ISO 3166-2 codes of the parts of the country it serves; empty: all of it
    place: str = ""  # a part of the country that has no code here, in words of the source
    languages: tuple[str, ...] = ()
    hours: str = ""
    cost: str = ""
    website: str = ""
    youngest: int | None = None
    oldest: int | None = None
    is_confirmed: bool = False
    is_for_young_people: bool = False
    is_emergency_number: bool = False  # it is reached through the country's emergency number
    is_disputed: bool = False  # sources disagree about its numbers
    is_held_back: bool = False  # not shown until somebody here has checked it
    hours_are_disputed: bool = False
    newest_source: str = ""
    origins: tuple[Origin, ...] = ()
    # From the operator's checks and the readers' reports, laid over by `queries`:
    checked_on: date | None = None
    is_doubted: bool = False

    @property
    def is_local(self) -> bool:
        return bool(self.regions or self.place)

    @property
    def is_general(self) -> bool:
        """Whether it is there for anybody in distress. One for some people is, when it also listens to all."""
        purposes = set(self.purposes)
        return bool(purposes & GENERAL) and ("emotional_support" in purposes or not purposes & FOR_SOME)

    @property
    def fingerprint(self) -> str:
        """What was checked when somebody checked it; another number is another thing."""
        return "|".join(f"{way.type}:{way.dial or way.url or way.address}:{way.label}" for way in self.channels)


@dataclass(frozen=True)
class EmergencyNumber:
    """The number of one service."""

    number: str
    is_certain: bool
    also: tuple[str, ...] = ()  # what other lists give for the same service


@dataclass(frozen=True)
class Emergency:
    country: str
    police: EmergencyNumber | None = None
    ambulance: EmergencyNumber | None = None
    fire: EmergencyNumber | None = None
    without_service: tuple[str, ...] = ()  # listed as emergency numbers, nobody says for which service

    @property
    def is_known(self) -> bool:
        return bool(self.police or self.ambulance or self.fire)

    @property
    def is_complete(self) -> bool:
        return bool(self.police and self.ambulance and self.fire)

    @property
    def numbers(self) -> frozenset[str]:
        """Every number that could reach an emergency service."""
        services = [one for one in (self.police, self.ambulance, self.fire) if one]
        return frozenset(number for one in services for number in (one.number, *one.also)) | set(self.without_service)

    @property
    def single(self) -> EmergencyNumber | None:
        """The one number for all three services, when there is one and nobody gives another."""
        all_three = {self.police, self.ambulance, self.fire}
        return self.police if len(all_three) == 1 else None
