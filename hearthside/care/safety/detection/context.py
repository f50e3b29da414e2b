"""What stands around a phrase in English: who speaks of whom, denied, quoted, past, or told in a story."""
# ruff: noqa: E501 - the cues read better as the lists of words they are

import re

from .lexicon import Hit
from .passage import Passage, Sentence

PERSON = (
    r"(?:my (?:\w+ ){0,2}?(?:friend|brother|sister|mum|mother|dad|father|son|daughter|wife|husband|partner|girlfriend|boyfriend|"
    r"cousin|aunt|uncle|niece|nephew|roommate|flatmate|housemate|neighbour|neighbor|colleague|coworker|student|teacher|ex|kid|child|"
    r"teen|grandma|grandpa|grandmother|grandfather|mate|bestie|boss|client|patient|stepson|stepdaughter|stepdad|stepmum|twin|"
    r"sibling|crush|bro|sis|parents|kids|friends)s?)"
)
SUBJECT = re.compile(
    rf"\b(?:(?P<other>{PERSON}|he|she|him|her|his|they|them|their|who(?! else)|someone|somebody|"
    r"(?:a|the|this|that|another|some|one) (?:\w+ )?(?:girl|boy|man|woman|guy|kid|teenager|student|member|user|person|people|"
    r"character|villain|hero|prince|soldier|actor|sailor|friend|lady|patient|one)|people|character|anyone|anybody|everyone else|"
    r"nobody|no one|women|men|kids|users)|(?P<self>i|me|my|myself|mine)|(?P<you>you|your|yourself|urself)|(?P<we>we|us|our))\b"
)
CLAUSE_END = re.compile(
    r"[,;:.()\n]|\b(?:but|because|though|although|however|except|and i|and now|so i|yet|until|still)\b"
)
DENIAL = re.compile(
    r"\b(?:not|never|no|nor|neither|none|without|nobody|stopped|instead of|no longer|far from|rather than|nothing about|free of|"
    r"against|(?:was|been|got|if they|they) asked (?:me |us )?(?:if|whether|about)|quit|avoid|prevent|denied|deny|refuse to|hardly|isnt|overcame|beat|survived)\b"
)
NO_DENIAL = re.compile(
    r"\bnot? (?:stop|help|sure|going to lie|lying|only|just|kidding|joking|trust|sleep|cope|keep|shake|get rid|even|matter|"
    r"handle|imagine|decide|know|see|like i|because|in|one|care|take|(?:that (?:any|it))|want to (?:wait|feel|keep|hurt (?:them|anyone))|so|get|an option|"
    r"think i can|think about any|was not|were not|was|were|to mention|longer able|other|way out|reason|point|choice|idea|friends|really know|"
    r"understand|act on it but|control|resist|fight|promise|long)\b|\bnever (?:stop|stopped|felt (?:so|this|more)|been (?:so|this|more)|wanted (?:to die|anything)? ?more|ending)|"
    r"\bnothing else|\bno one"
)
REPORTED = re.compile(
    rf"\b(?:{PERSON}|he|she|they|someone|somebody|people|a (?:girl|boy|member|user|guy)|friend) (?:\w+ )?(?:say|says|said|saying|keeps saying|told|tells|"
    r"wrote|writes|posted|texted|messaged|shouts|shouted|screamed|yelled|goes|sings|whispers)(?: (?:me|us|that|to me|things like|stuff like|he|she|they|i))*[ ,:\"'“]*$"
)
PAST = re.compile(
    r"\b(?:(?:years?|months|decades?|yrs) (?:ago|back|earlier)|long ago|when i was (?:\d+|a|in|younger|little|\w+teen|twelve|small|young)|i used to|used to be|back (?:then|in (?:19|20|high|school|college|uni))|"
    r"in (?:19|20)\d\d|since (?:19|20)\d\d|i once|in the past|as a (?:teen|teenager|kid|child)|at (?:age )?(?:1\d|2\d|\w+teen)\b|years since|years? clean|had been|was once)\b"
)
PRESENT = re.compile(
    r"\b(?:again|still|today|tonight|tomorrow|these days|lately|currently|right now|this (?:week|morning|evening|month)|last night|yesterday|every (?:day|night)|since then i|"
    r"to this day|came back|coming back|ever since)\b"
)
BETTER = re.compile(
    r"\b(?:glad (?:i|that|it|my)|grateful|thankful|it (?:does |really )?gets? better|recover(?:ed|y|ing)|proud|no longer|not anymore|any longer|"
    r"survived|healed|so happy i|life is good|clean (?:from|for|since|now)|(?:days|weeks|months|years|year) (?:clean|free)|have not (?:\w+ ){0,2}(?:since|for a)|stopped|better now|"
    r"happy to be alive|that call is why|saved my life|therapy helped|now i have|milestone)\b"
)
STORY = re.compile(
    r"\b(?:songs?|lyrics?|band|album|track|movies?|films?|novel|books?|chapters?|episodes?|series|anime|manga|characters?|villain|protagonist|hero|poems?|poet|"
    r"stor(?:y|ies)|storyline|fanfic|plot|scene|documentary|podcast|actors?|actress|shakespeare|hamlet|juliet|thriller|verse|chorus|play|theatre|opera|meme|memes|squad|tv|netflix|"
    r"game|games|gaming|boss|respawn\w*|level|npc|minecraft|fortnite|ranked|raid|grenade|match|speedrun|dragon|lava|lobby|sims|quoted?)\b"
)
STUDY = re.compile(
    r"\b(?:essay|thesis|dissertation|statistics?|rates?|stud(?:y|ies|ying)|papers?|research(?:ers?|ing)?|awareness|prevention|prevent|campaign|coroner|headlines?|news|newspapers?|"
    r"articles?|charity|training|trained|workshop|policy|bill|law|petition|volunteers?|observations?|journalists?|guidelines|messaging|leaflet|seminar|lecture|course|report|"
    r"reported|police|verdict|bombers?|bombing|attack|euthanasia|assisted|clinic|screen|screening|psychology|risk factors?|farmers|hotlines?|helplines?|durkheim|"
    r"fund|funding|slides|presentation|module|exam|political|career|social|mission|commercial|electoral|financial|pact|notes? on|stigma|"
    r"topic|trigger warning|tw|rule|rules|posts?|threads?|subreddit|sub|moderators?|mods|community)\b"
)
DENIED_AFTER = re.compile(
    r"^[^.]{0,25}\b(?:was never|were never|never (?:crossed|came|comes)|(?:and|but) i (?:have|had) none|(?:and|but) i (?:said no|do not)|not on my mind|is not (?:on my|something i)|are not something)\b"
)
EVERYDAY = re.compile(
    r"\b(?:holidays?|vacation|flights?|fly|passports?|tickets?|taxi|airport|suitcases?|camping|trips?|travel\w*|moving (?:house|to|out)|new (?:place|flat|house|job|server|forum)|"
    r"this (?:flat|house|job|server|group|forum|hotel|city|town)|job|shift|office|firm|notice|colleagues|client|deadline|project|report|essay|homework|thesis|exams?|interview|driving test|"
    r"meeting|garage sale|declutter\w*|charity shop|wedding|marry|propose|proposal|party|birthday|baby|christmas (?:dinner|presents?)|dinner|recipe|oven|onions?|cook\w*|bak(?:e|ing)|"
    r"hair|tattoo|dentist|vet|puppy|kittens?|hamster|climb\w*|gym|marathon|race|tour|gig|concert|stage|audience|audition|rehearsal|costume|server|guild|raid|castle|map|"
    r"boss|level|campaign|quest|game|gaming|potions?|laptop|code|release|deploy\w*|rota|gift|presents?|pill box|weekly box|chemist|pharmacy|prescription|until next|(?<!not )(?<!never )see you)\b"
)
GIVING_HELP = re.compile(
    r"\b(?:if you|please (?:do not|call|reach|talk|text|ring|stay|tell)|are you|do you|have you|did you|you are not alone|i hear you|i hope you|thank you for telling|"
    r"you (?:said|told|mentioned|matter|deserve)|when you|try to|sending love|glad you|sorry you|what is making you|makes sense that you|does not make you|people who|"
    r"everyone who|anyone who|your)\b"
)


def owner(hit: Hit) -> str:
    """Whose the words are: "self", "other", "you", "we", or "unsaid"."""
    if re.search(r"\b(?:i|myself|my (?:own )?(?:life|death|wrists?|arms?|thighs?))\b", hit.words):
        return "other" if reported(hit) else "self"
    before = hit.sentence.text[max(0, hit.start - 90) : hit.start]
    nearest = None
    for subject in SUBJECT.finditer(before):
        nearest = subject
    if nearest is None:
        return "unsaid"
    return nearest.lastgroup or "unsaid"


def reported(hit: Hit) -> bool:
    """Somebody else is said to have said it."""
    return bool(REPORTED.search(hit.sentence.text[max(0, hit.start - 60) : hit.start]))


def denied(hit: Hit, reach: int = 70) -> bool:
    """A "not" or its kin stands before the phrase in the same clause, and is no "cannot stop"."""
    before = hit.sentence.text[max(0, hit.start - reach) : hit.start]
    for cut in CLAUSE_END.finditer(before):
        clause = cut.end()
        break_at = clause
        if DENIAL.search(before[:clause]) is None or not _only_a_pause(before, cut):
            before = " " * break_at + before[break_at:]
    without_false = NO_DENIAL.sub(lambda m: " " * len(m[0]), before + hit.words)[: len(before)]
    return bool(DENIAL.search(without_false))


def _only_a_pause(before: str, cut: re.Match[str]) -> bool:
    return cut.group() == "," and bool(re.match(r" ?(?:or|nor|not|never|have|like|really|ever)\b", before[cut.end() :]))


def denied_after(hit: Hit) -> bool:
    """A denial follows: "suicidal thoughts? I have none"."""
    return bool(DENIED_AFTER.search(hit.sentence.text[hit.end : hit.end + 70]))


def quoted(passage: Passage, hit: Hit) -> bool:
    """Inside quotation marks, or in a line that cites another's post."""
    if hit.sentence.is_cited:
        return True
    start, end = hit.sentence.start + hit.start, hit.sentence.start + hit.end
    return any(first < end and start < last and last - first < 320 for first, last in passage.quotations)


def says(sentence: Sentence, cue: re.Pattern[str]) -> bool:
    """Whether the cue stands in the sentence; looked up once."""
    if cue not in sentence.kept:
        sentence.kept[cue] = bool(cue.search(sentence.text))
    return sentence.kept[cue]


def near(passage: Passage, hit: Hit, cue: re.Pattern[str]) -> bool:
    """Whether the cue stands in this sentence, the one before or the one after."""
    number = hit.sentence.number
    return any(says(sentence, cue) for sentence in passage.sentences[max(0, number - 1) : number + 2])
