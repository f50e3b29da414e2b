"""From what a person typed to what others see: cleaned once, rendered once, stored with the renderer's version."""

import re
import unicodedata

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

RENDERER_VERSION = 1
LONGEST = 20_000  # characters of one contribution; about forty minutes of speech, and a page stays a page

TAGS = {"p", "br", "em", "strong", "blockquote", "ul", "ol", "li", "code", "pre", "a", "hr", "s", "h3", "h4"}
_markdown = MarkdownIt("commonmark", {"html": False, "linkify": True, "breaks": True}).enable(
    ["linkify", "strikethrough"]
)
_markdown.disable("image")
# Characters that show nothing but can break databases, logs or the direction of a page.
_HARMFUL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufff9-\ufffb\ud800-\udfff]")
_ADDRESS = re.compile(r"(https?://|www\.)\S+", re.I)


def clean(typed: str) -> str:
    """Typed words without control characters and lone surrogates, with one kind of line end."""
    typed = typed.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _HARMFUL.sub("", typed)).strip()


def is_blank(typed: str) -> bool:
    """Whether nothing a reader could see is there (white space and zero-width characters do not count)."""
    return all(unicodedata.category(c) in {"Cf", "Cc", "Zs", "Zl", "Zp", "Mn"} for c in typed)


def has_links(typed: str) -> bool:
    return bool(_ADDRESS.search(typed)) or "](" in typed


def render(typed: str) -> str:
    """Markdown to safe HTML: no raw HTML, no images, headings below the page's own, links that pass on no referrer."""
    html = _markdown.render(typed)
    return nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https"},
        link_rel="noopener noreferrer nofollow ugc",
    )


def _lower_heading(self: RendererHTML, tokens: list[Token], index: int, options: object, env: object) -> str:
    tokens[index].tag = "h3" if tokens[index].tag in {"h1", "h2", "h3"} else "h4"
    return self.renderToken(tokens, index, options, env)  # type: ignore[arg-type]


_markdown.add_render_rule("heading_open", _lower_heading)
_markdown.add_render_rule("heading_close", _lower_heading)
