"""The nine barriers and their answers. No hour and no promise stands here: those come from the rota."""

from django.utils.translation import gettext_lazy as _

from .kinds import QUIET, Barrier, Situation

BARRIERS = [
    Barrier(
        "tired",
        _("I am too tired to talk"),
        _(
            "You do not have to explain it all. One line is enough: “I am worn out and not safe.” "
            "Writing takes less strength than talking."
        ),
        {
            Situation.ORDINARY: _("The people on duty here ask the questions. You can answer with yes or no."),
            Situation.WRITING: _("Send that one line to one of these. Then rest until they write back."),
            Situation.NIGHT: _("Nobody is on duty here now. Let a helpline do the thinking for a while."),
            Situation.NO_COUNTRY: _(
                "Choose your country, and we look for lines there. That is all you need to fill in."
            ),
            Situation.NO_LINE: _(
                "We found no line to send it to. Send it to one person who knows you. "
                "You can write it here too: your words are kept until somebody reads them."
            ),
        },
        QUIET,
    ),
    Barrier(
        "afraid",
        _("I am afraid they would send the police or put me in hospital"),
        _(
            "Most talks with a helpline stay just a talk. You can ask first: “When would you send someone without "
            "asking me?”"
        ),
        {
            Situation.ORDINARY: _(
                "You can ask the people on duty here the same. They do not know your name or street unless you tell "
                "them."
            ),
            Situation.WRITING: _(
                "You can put that question in writing before you say anything else. Keep your name to yourself until "
                "you like the answer."
            ),
            Situation.NIGHT: _(
                "Nobody is on duty here now, and no software here calls the police. "
                "With a helpline, you can hang up when you like."
            ),
            Situation.NO_COUNTRY: _(
                "What they may do is not the same in every country. Tell us yours and we show lines there. "
                "We do not keep what you choose."
            ),
            Situation.NO_LINE: _(
                "We know of no line there that fits. You could ask a doctor the same thing, as if it were for a friend."
            ),
        },
    ),
    Barrier(
        "not_bad_enough",
        _("It does not feel bad enough"),
        _(
            "There is no mark that you have to reach. If it is heavy enough to write about, it is heavy enough to "
            "tell someone."
        ),
        {
            Situation.ORDINARY: _("The people on duty here would rather hear from you early than late."),
            Situation.WRITING: _(
                "“I am not sure this is bad enough” is a good first line. You can send it to any of these."
            ),
            Situation.NIGHT: _(
                "Nobody is on duty here now. Helplines are there for one bad evening too, not only for the worst one."
            ),
            Situation.NO_COUNTRY: _(
                "You can look before you decide. Choose a country, read what is there, and then see if you want it."
            ),
            Situation.NO_LINE: _(
                "We found no line there that fits. Tell one person that it has been hard. That is enough for a start."
            ),
        },
    ),
    Barrier(
        "cost",
        _("It might cost something"),
        _("Where we know what a line costs, we say so beside it. A crisis line does not ask for insurance."),
        {
            Situation.ORDINARY: _("To write with the people on duty here costs nothing."),
            Situation.WRITING: _(
                "A chat needs only the internet you are using now. A text message may cost what your texts cost."
            ),
            Situation.NIGHT: _(
                "Nobody is on duty here now. Open “More about this line” to see if a call is free. If nothing is "
                "said, we do not know."
            ),
            Situation.NO_COUNTRY: _(
                "What is free depends on where you are. Choose your country and we show what we know."
            ),
            Situation.NO_LINE: _(
                "We found no line there that fits. Writing here is free, and so is telling somebody you trust."
            ),
        },
    ),
    Barrier(
        "bad_experience",
        _("I tried once and it went badly"),
        _(
            "That should not have happened, and it makes sense that you wait. You can say at the start what did not "
            "help last time."
        ),
        {
            Situation.ORDINARY: _(
                "The people on duty here are other people, on another day. If one of us does not suit you, say so."
            ),
            Situation.WRITING: _(
                "Writing can feel very different from a call. You see each word before you send it, and you can stop."
            ),
            Situation.NIGHT: _(
                "Nobody is on duty here now. Try a line that you have not tried. You can hang up when it feels wrong."
            ),
            Situation.NO_COUNTRY: _(
                "Choose your country and we show you three lines at most. You can leave out the one that let you down."
            ),
            Situation.NO_LINE: _(
                "We know of no other line there that fits. A doctor, a friend or a group can be a second try as well."
            ),
        },
    ),
    Barrier(
        "overheard",
        _("Someone could overhear me"),
        _(
            "Then write instead of talking. If others look at your phone, “Leave quickly” above closes this page at "
            "once."
        ),
        {
            Situation.ORDINARY: _(
                "The people on duty here only write, and this page makes no sound. You can write to these as well."
            ),
            Situation.WRITING: _("All of these work by typing. Turn the sound of your phone off before you start."),
            Situation.NIGHT: _(
                "Nobody is on duty here now, so start with one of these. You can delete what you wrote when you are "
                "done."
            ),
            Situation.NO_COUNTRY: _("Choose your country and we look for lines there that you can write to."),
            Situation.NO_LINE: _(
                "We know of no line there that you can write to. You could write to somebody you trust, or write here: "
                "your words are kept. Keep a number for a walk, or for a room with the door shut."
            ),
        },
        QUIET,
        needs_writing=True,
    ),
    Barrier(
        "words",
        _("I do not know what to say"),
        _(
            "You can read this out or copy it: “I am not all right, and I do not know where to begin.” "
            "The rest is their work."
        ),
        {
            Situation.ORDINARY: _("You can send just that to the people on duty here. They ask the next question."),
            Situation.WRITING: _("Copy it into the message as it stands. You can add more later, or nothing at all."),
            Situation.NIGHT: _(
                "Nobody is on duty here now. The words you just wrote will do: you can read them out to a helpline."
            ),
            Situation.NO_COUNTRY: _(
                "It works in any country. Choose yours and we show who could hear it. Or copy it to a person you trust."
            ),
            Situation.NO_LINE: _(
                "We found no line there that fits. Send it to one person you trust, and let them ask."
            ),
        },
    ),
    Barrier(
        "something_else",
        _("Something else"),
        _("Whatever it is, it is a real reason. A small step still counts: tell one person one true thing."),
        {
            Situation.ORDINARY: _("You can tell the people on duty here what it is. They may know a way round it."),
            Situation.WRITING: _("None of these needs your voice. You can begin with what is in the way."),
            Situation.NIGHT: _(
                "Nobody is on duty here now. If it cannot wait, try one of these, or the emergency number."
            ),
            Situation.NO_COUNTRY: _(
                "It may help to see what there is. Choose a country, or look at the lists for the whole world."
            ),
            Situation.NO_LINE: _(
                "We know of no line there that fits. Somebody near you may be the better start: "
                "a friend, a doctor, a neighbour."
            ),
        },
    ),
    Barrier(
        "rather_not_say",
        _("I would rather not say"),
        _("That is all right. You do not owe us a reason."),
        {
            Situation.ORDINARY: _("People are on duty here, and these lines are there as well."),
            Situation.WRITING: _("Here are ways that do not need your voice."),
            Situation.NIGHT: _("Nobody is on duty here now. These lines do not depend on us."),
            Situation.NO_COUNTRY: _(
                "You do not owe us a country either. The lists for the whole world work without one."
            ),
            Situation.NO_LINE: _(
                "We know of no line there that fits. What is left: to write here, the emergency number, and a "
                "person you trust."
            ),
        },
    ),
]
