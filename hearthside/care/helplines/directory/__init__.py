"""The helpline directory as plain records: read from files, never from a table, so that help survives any failure.

The YAML files are the sources that people edit; `hearthside helplines import` checks them and writes the JSON
files that pages read.
"""

from .names import COUNTRIES, countries, country_name
from .records import Channel, Credit, Emergency, EmergencyNumber, Helpline, Origin
from .shelf import credits, emergency, everything, find, for_country, has_own_file

__all__ = [
    "COUNTRIES",
    "Channel",
    "Credit",
    "Emergency",
    "EmergencyNumber",
    "Helpline",
    "Origin",
    "countries",
    "country_name",
    "credits",
    "emergency",
    "everything",
    "find",
    "for_country",
    "has_own_file",
]
