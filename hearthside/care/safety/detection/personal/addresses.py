"""Street addresses in the forms of several countries, post boxes, and what somebody says after "I live at"."""
# ruff: noqa: E501 - the patterns read better as the lists of words they are

import re
from collections.abc import Iterator

from .found import Found, is_anothers

CAP = r"[A-ZÀ-ŽΑ-ΩΆ-Ώ∆][\w'’.\-ά-ώ]{0,24}"
NAME = rf"{CAP}(?: (?:{CAP}|of|de|du|des|la|le|les|del|della|dei|degli|da|do|dos|di|van|der|den|the|und|and)){{0,4}}? ?"
NUMBER = r"(?<![\d.])\d{1,5}(?: ?[a-zA-Z](?!\w))?(?:[/-]\d{1,4}[a-z]?)?"
STREET_WORD = (
    r"(?:Street|St|Road|Rd|Avenue|Ave|Av|Lane|Ln|Drive|Dr|Close|Way|Court|Ct|Place|Pl|Boulevard|Blvd|Crescent|Cres|Terrace|Terr|Square|Sq|"
    r"Gardens|Gdns|Grove|Hill|Mews|Row|Walk|Parade|Highway|Hwy|Parkway|Pkwy|Circle|Cir|Trail|Green|Rise|View|Quay|Wharf|Yard|Alley|Loop|"
    r"Heights|Streets|Roads|str|Crossing|Ridge|Bank|Vale|Croft|Wynd)"
)
STREET_PART = r"(?:stra(?:ß|ss)e|str\.|weg|gasse|platz|allee|ring|damm|ufer|straat|laan|plein|gracht|kade|gatan|gata|vägen|vegen|gade|vej|veien|vænget|veg|katu|tie|kuja|polku|braut|stígur|vegur|stræti|utca|út|tér|tänav|tee|iela|gatve)"
ROMANCE = (
    r"(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Cc]hemin|[Aa]llée|[Ii]mpasse|[Qq]uai|[Rr]oute|[Cc]ours|Calle|C/|Avenida|Avda\.?|Plaza|Paseo|Camino|Carrera|Rua|"
    r"Travessa|Praça|Largo|Estrada|Via|Viale|Piazza|Corso|Vicolo|Contrada|Strada|[Uu]l\.|[Aa]l\.|[Oo]s\.|ulica|Trg|trg|Cesta|cesta|Rruga|Strasse|Λεωφόρος|Οδός)"
)
FLAT = r"(?:(?:Suite|Ste|Apt|Apartment|Flat|Unit|Room|Floor|Bldg|Block|Door|flat|apartment|unit)\.? ?#?\w{1,5}|#\d{1,4}|\d{1,2}º ?\w?)"
UK_CODE = r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}"
CODES = rf"(?:{UK_CODE}|[A-Z]{{2,3}} \d{{4,5}}(?:-\d{{4}})?|[A-Z]\d[A-Z] ?\d[A-Z]\d|(?:[A-Z]-)?\d{{4,6}})"
# Other lines of the same address, before and after its core.
BETWEEN = r"[,.\s>?]{1,8}"  # also where each line is cited with ">"
AFTER = rf"(?:{BETWEEN}{FLAT}){{0,2}}(?:{BETWEEN}{CAP}(?: {CAP}){{0,3}}){{0,3}}(?:{BETWEEN}{CODES})?"
BEFORE = rf"(?:{FLAT},? )?"
FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?<!\w){BEFORE}(?:\d{{2,6}} )?{NUMBER},? (?:[NSEW]\.? )?{NAME}{STREET_WORD}\b\.?{AFTER}",
        rf"(?<!\w)(?:\d{{2,6}} )?[A-ZÀ-Ž][\w'’äöüßåæø.\-]{{1,28}}{STREET_PART} {NUMBER}\b{AFTER}",
        rf"(?<!\w)(?:\d{{2,6}} )?(?:{CAP} ){{1,3}}(?i:stra(?:ß|ss)e|platz|allee|weg|utca|u\.|út|tér|tee|tn|mnt|pst|iela|katu) {NUMBER}\b{AFTER}",
        rf"(?<!\w)(?:Am|An der|Im|In der|Auf der|Auf dem|Zum|Zur) {CAP} {NUMBER}\b{AFTER}",
        rf"(?<!\w)(?:{NUMBER},? )?{ROMANCE} (?:(?:de|du|des|la|le|les|los|las|l'|d'|del|della|dei|da|do|dos|di) ?)*\w[\w'’.\-]{{1,24}}(?: (?:{CAP}|de|la|du|des))*?,? {NUMBER}\b{AFTER}",
        rf"(?<!\w){NUMBER},? {ROMANCE} (?:(?:de|du|des|la|le|les|los|las|l'|d'|del|della|dei|da|do|dos|di) ?)*{CAP}(?: {CAP})?{AFTER}",
        rf"\b(?i:P\.? ?O\.? ?Box|Postfach|Box) \d{{2,6}}{AFTER}",
        r"\b(?:PSC|Unit|UNIT|unit|USNS|USS) [\w ]{2,20}?,? ?(?:(?i:Box) \d{2,5})?\s+(?:APO|FPO|DPO|apo|fpo|dpo) [A-Za-z]{2} \d{5}",
        r"\b\d{1,2}(?:-\d{1,3}){1,2},? [A-Z]\w+(?:-[A-Z]\w+)?, [A-Z]\w+-(?:ku|shi|cho|machi)[^\n.]{0,40}",
        rf"\b{CAP}-(?:ku|shi), (?:Tokyo|Osaka|Kyoto)\b[^\n.]{{0,20}}",
        rf"(?<![\w.])\d{{3,6}} (?:{CAP} ){{1,3}}\d{{1,4}}[a-z]?\b{AFTER}",
        r"\b(?:PSC|Unit|UNIT|unit|USNS|USS|USNV|USCGC|uscgc|usns) \w{2,20}\s+(?:APO|FPO|DPO|apo|fpo|dpo) [A-Za-z]{2} \d{5}",
        rf"(?<![\w.])\d{{1,5}}[a-z]? (?!(?:minute|hour|mile|day|week|month|year|step|metre|meter|yard)s?\b)(?:[a-zà-ž]{{3,15}} ){{1,2}}(?:street|road|avenue|lane|close|court|crescent|terrace|grove|gardens|mews|st|rd|ave|blvd)\b(?:,? {UK_CODE})?",
        rf"(?<![\w.])(?:\d{{2,6}} )?[a-zà-ž][\w'’.\-]{{2,28}}{STREET_PART} \d{{1,4}}\b",
        r"\b(?i:live|lives|living|staying|meet me) at (?:number )?\d{1,6} (?!(?:am|pm|o'clock|percent|years?|in|on|the|with)\b)[a-zà-ž]\w{2,20}(?: \d{1,4})?(?:,? [a-zà-ž]\w{2,20}){0,2}",
        rf"\b(?:the )?corner of {NUMBER}? ?{CAP}[^.,\n?!]{{0,60}}",
    )
)
# "My address is …", "she lives at …": what stands there is an address if it begins with, or holds, a number.
TOLD = re.compile(
    rf"\b(?i:(?:(?:home|postal|mailing|new|billing|his|her|my|their) address(?: is|:)?|address(?: is|:)|addressed? to|"
    rf"(?:i|he|she|they|we|who)(?:'s|’s|'m)? (?:live|lives|living|am|is|are|stay|stays|staying) (?:at|on)(?: the \w+ side of)?|lives? (?:at|on)(?: the \w+ side of)?|living (?:at|on)|located at|"
    rf"offices? (?:is|are)(?: located)? (?:at|in|on)|(?:is|are) at|it'?s (?:at|in|on)|it is|meet me at|"
    rf"here they are:|(?:the )?following\?|station is on|(?:return|send|deliver|sent|mail|post|new one) (?:it |this |them |one )?to|drops you off at|arrived at|moved to|the stop at|title refers to))\s{{1,6}}"
    rf"(?P<it>(?:\d{{1,6}}(?:,? |\n){{1,3}}){{0,3}}(?:(?:{CAP}|{ROMANCE}|u\.|ul\.|de|du|la|der|den|ten|and|the|corner of|of) ?){{1,6}}(?:\s?\d{{1,5}}[a-z]?\.?)?{AFTER})"
)
BLOCK = re.compile(
    rf"(?m)^[>?\s]*(?P<it>\d{{2,6}} (?:{CAP} ?){{1,4}}\d{{1,4}}[a-z]?\.?(?:\s+[>? ]*{FLAT})?{AFTER}|\d{{1,6}} {CAP}(?: {CAP}){{0,3}}(?=\s*\n\s*[>?]*\s*{FLAT}){AFTER})"
)
FIGURES = re.compile(r"(?<![\d.,:£$€])\d{1,6}[a-z]?(?![\d%]|[.,:]\d|(?:st|nd|rd|th|kg|mg|am|pm|k|yo|yrs)\b)")
REACH = 70  # characters around a figure in which the rest of its address stands
WEAK_WORDS = re.compile(
    r"\b\d{1,4} (?:Step|Steps|Minute|Minutes|Hour|Hours|Day|Days|Years?|Weeks?|People|Things|Ways|Reasons)\b"
)
AT_HOME = re.compile(
    r"\bnumber (?P<it>\d{1,4}[a-z]?,? [A-Z]\w+ (?:Street|Road|Avenue|Lane|Close|Way|Drive|Court|Terrace|Grove))\b"
)


def addresses(text: str) -> Iterator[Found]:
    reached = -1
    for start, end in sorted({*_spans(text)}, key=lambda span: (span[0], -span[1])):
        if start < reached:
            continue
        reached = end
        yield Found("street_address", start, end, is_anothers(text, start))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for first, last in _around_figures(text):
        part = text[first:last]
        for form in (*FORMS, AT_HOME, BLOCK, TOLD):
            for match in form.finditer(part):
                start, end = match.span("it") if "it" in form.groupindex else match.span()
                words = part[start:end].rstrip(" ,\n")
                if re.search(r"\d", words) and len(words) > 5 and not WEAK_WORDS.search(words):
                    yield first + start, first + start + len(words)


def _around_figures(text: str) -> Iterator[tuple[int, int]]:
    """The parts of the text near a figure, cut at blanks: an address without a number is none."""
    first = last = -1
    for figure in FIGURES.finditer(text):
        if 0 <= last < figure.start() - REACH:
            yield first, last
            first = -1
        if first < 0:
            first = text.rfind(" ", 0, max(0, figure.start() - REACH)) + 1
        cut = text.find(" ", figure.end() + REACH)
        last = len(text) if cut < 0 else cut
    if first >= 0:
        yield first, last
