"""Ways to find a person outside this place: e-mail addresses, telephone numbers, street addresses."""

import re
from collections.abc import Iterator, Sequence

from ..passage import Passage
from ..signs import Axis, Level, Sign

EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
PHONE = re.compile(r"(?<![\w.,-])(?:\+|00)?\(?\d(?:[ ().\-/]{0,2}\d){8,14}(?![\w-])")
STREET = re.compile(
    r"(?<!\w)\d{1,5}[a-z]?,? (?:[A-Z][\w'’]{1,20} ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Way|Court|Place|"  # noqa: E501
    r"Boulevard|Blvd|Crescent|Terrace|Square|Gardens|Grove|Hill|Mews)\b|(?<!\w)[A-Z][\w'’äöüß]{2,20}(?:straße|strasse|str\.) \d{1,4}"  # noqa: E501
)
KINDS = (("email_address", EMAIL), ("phone_number", PHONE), ("street_address", STREET))


def personal_data(passage: Passage, found: Sequence[Sign]) -> Iterator[Sign]:
    for code, pattern in KINDS:
        for match in pattern.finditer(passage.text):
            yield Sign(Level.NONE, Axis.PERSONAL_DATA, match.start(), match.end(), code, 0.8)
