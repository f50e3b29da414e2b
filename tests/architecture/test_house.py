"""What the import contracts cannot see; see docs/house.md, section 2."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

import hearthside
from hearthside.care.contributions.registry import kinds
from hearthside.foundation import personal_data
from hearthside.foundation.text import PrivateText, SharedText
from hearthside.people.members.models import Member

PACKAGE = Path(hearthside.__file__).parent
FLOORS = ["foundation", "people", "care", "practice", "places", "commons", "doors", "config"]
SOURCES = [path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts]
TEMPLATES = list(PACKAGE.rglob("templates/**/*.html"))
OUR_MODELS = [model for model in apps.get_models() if model.__module__.startswith("hearthside.")]
FORBIDDEN_NAMES = {"utils", "helpers", "misc", "common", "base", "services", "managers", "core"}
# Where apps meet: models, rules, queries, actions, events, and the registries that are made for it.
MEETING = {"models", "rules", "queries", "actions", "events"}
MEETING_PLACES = {
    "care.contributions.registry",
    "care.safety.offers",
    "care.respite.endings",
    "care.respite.light_work",
    "care.respite.topics",
    "care.safety.detection",
    "care.guidelines.differences",
    "care.helplines.directory",
    "places.spaces.sections",
    "people.members.sign_in",
    "people.members.warnings",
    "people.accounts.backends",
}
APP_FLOORS = {"people", "care", "practice", "places", "commons", "doors"}


def floor_and_app(path: Path) -> tuple[str, str]:
    parts = path.relative_to(PACKAGE).parts
    return parts[0], parts[1] if len(parts) > 2 else ""


def imports_of(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.level == 0 and (node.module or "").startswith("hearthside."):
            found |= {f"{node.module}.{alias.name}".removeprefix("hearthside.") for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {a.name.removeprefix("hearthside.") for a in node.names if a.name.startswith("hearthside.")}
    return found


def test_apps_meet_only_at_models_rules_queries_actions_events_and_registries():
    wrong = []
    for path in SOURCES:
        if "tests" in path.parts:
            continue
        floor, app = floor_and_app(path)
        if floor in {"doors", "config"} or not app:
            continue
        for name in imports_of(path):
            parts = name.split(".")
            if parts[0] not in APP_FLOORS or (parts[0], parts[1]) == (floor, app):
                continue
            allowed = (len(parts) > 2 and parts[2] in MEETING) or ".".join(parts[:3]) in MEETING_PLACES
            if not allowed:
                wrong.append(f"{path.relative_to(PACKAGE)} imports {name}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("model", OUR_MODELS, ids=lambda m: m._meta.label)
def test_keys_point_down_and_leave_no_trace_across_floors(model):
    own = FLOORS.index(model.__module__.split(".")[1])
    for field in model._meta.get_fields():
        if not isinstance(field, models.ForeignKey | models.ManyToManyField) or field.auto_created:
            continue
        target = field.related_model
        if not target.__module__.startswith("hearthside."):
            continue
        other = FLOORS.index(target.__module__.split(".")[1])
        assert other <= own, f"{field} points up"
        if other < own:
            assert field.remote_field.related_name == "+", f"{field} leaves a hidden attribute a floor below"


def test_every_model_that_points_to_a_member_is_claimed():
    claimed = {model for claim in personal_data.claims() for model in claim.models}
    pointing = {
        model
        for model in OUR_MODELS
        if any(
            isinstance(f, models.ForeignKey | models.ManyToManyField) and f.related_model is Member
            for f in model._meta.get_fields()
            if not f.auto_created
        )
    }
    assert not {model._meta.label for model in pointing - claimed}


def test_every_model_with_shared_words_is_a_contribution():
    shared = {
        model
        for model in OUR_MODELS
        if any(isinstance(f, SharedText) and not isinstance(f, PrivateText) for f in model._meta.get_fields())
    }
    registered = {kind.model._meta.label for kind in kinds().values()}
    # A thread's title is read with its first post; an edit's old words were assessed when they were new.
    by_way_of_another = {"discussions.Thread", "discussions.Edit"}
    assert {model._meta.label for model in shared} - registered == by_way_of_another


def test_no_file_has_a_name_that_says_nothing():
    named_by_django = {PACKAGE / "foundation/sqlite/base.py"}  # a database backend's module has this name
    assert not [path for path in SOURCES if path.stem in FORBIDDEN_NAMES and path not in named_by_django]


def test_every_page_extends_the_one_frame():
    pages = [t for t in TEMPLATES if not t.name.startswith("_") and "cotton" not in t.parts and t.name != "page.html"]
    frames = re.compile(r'{% extends "(page\.html|[a-z_]+/[a-z_]+\.html)" %}')
    wrong = [str(t.relative_to(PACKAGE)) for t in pages if t.suffix == ".html" and not frames.match(t.read_text())]
    standing_alone = {"foundation/ui/templates/ui/unavailable.html"}  # rendered without request, context or database
    assert set(wrong) <= standing_alone | {w for w in wrong if "/ui/widgets/" in w or "/account/" in w or "/mfa/" in w}


def test_a_template_includes_only_its_own_app_or_floors_below():
    place = {a.label: a.name.split(".")[1] for a in apps.get_app_configs() if a.name.startswith("hearthside.")}
    wrong = []
    for template in TEMPLATES:
        floor, app = floor_and_app(template)
        for included in re.findall(r'{% include "([a-z_]+)/', template.read_text()):
            other = place.get(included, floor)  # allauth names its templates "account" and "mfa"
            if included != app and FLOORS.index(other) > FLOORS.index(floor):
                wrong.append(f"{template.relative_to(PACKAGE)} includes {included}")
    assert not wrong, wrong


def test_raw_colours_stand_only_in_the_tokens():
    sheets = [p for p in PACKAGE.rglob("*.css") if p.name != "tokens.css"]
    assert sheets
    assert not [p.name for p in sheets if re.search(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", p.read_text())]


def test_no_template_holds_inline_style_or_script():
    inline = re.compile(r"\sstyle=|\son[a-z]+=\"|<script(?![^>]*\bsrc=)|<style")
    assert not [str(t.relative_to(PACKAGE)) for t in TEMPLATES if inline.search(t.read_text())]


HOURS = re.compile(
    r"\b24/7\b|\b\d{1,2}[:.]\d{2}\b|around the clock|within \d+ (hours?|minutes?)|\b\d{1,2} ?(am|pm)\b", re.I
)
TRANSLATED = re.compile(r'{% translate (["\'])(.*?)\1|{% blocktranslate.*?%}(.*?){% endblocktranslate', re.S)
TRANSLATORS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy", "gettext_noop"}


def sentences_of_templates():
    for template in [*TEMPLATES, *PACKAGE.rglob("templates/**/*.txt")]:
        for _quote, short, long in TRANSLATED.findall(template.read_text()):
            yield template, short or long


def sentences_of_code():
    """What Python asks to be translated, under whatever name it imported the function."""
    for path in SOURCES:
        if "tests" in path.parts:
            continue
        tree = ast.parse(path.read_text())
        names = TRANSLATORS | {
            alias.asname or alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
            for alias in node.names
            if alias.name in TRANSLATORS
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
                for word in node.args:
                    if isinstance(word, ast.Constant) and isinstance(word.value, str):
                        yield path, word.value


def sentences_of_catalogues():
    for catalogue in PACKAGE.rglob("locale/**/*.po"):
        for lines in re.findall(r'^msg(?:id|id_plural|str(?:\[\d\])?) ((?:".*"\s*)+)', catalogue.read_text(), re.M):
            yield catalogue, "".join(re.findall(r'"(.*)"', lines))


def test_no_hour_is_promised_in_prose():
    """Hours, waits and promises come from the rota (failure C6): in no template, no code and no translation."""
    sentences = [*sentences_of_templates(), *sentences_of_code(), *sentences_of_catalogues()]
    assert len({path.suffix for path, _sentence in sentences} & {".html", ".py"}) == 2
    wrong = [
        (str(path.relative_to(PACKAGE)), found.group()) for path, words in sentences if (found := HOURS.search(words))
    ]
    assert not wrong


def test_files_stay_within_their_sizes():
    long = [f"{p.relative_to(PACKAGE)}: {n}" for p in SOURCES if (n := len(p.read_text().splitlines())) > 300]
    assert not long, long


def test_no_page_names_another_host_to_fetch_from():
    fetched = re.compile(r"""(?:src|srcset)=["']https?://|<link[^>]+href=["']https?://|url\(["']?https?://|@import""")
    files = TEMPLATES + list(PACKAGE.rglob("*.css")) + list(PACKAGE.rglob("static/**/*.js"))
    assert not [str(f.relative_to(PACKAGE)) for f in files if fetched.search(f.read_text())]
