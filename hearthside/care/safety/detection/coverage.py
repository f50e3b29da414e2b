"""What we may honestly say about each language; the measured figures stand in docs/detection.md."""

# "full": lexicon and trained stage, measured on texts of others. "words": phrases and context only,
# recall is limited. "off": nothing is looked for beyond what other languages' words happen to catch.
COVERAGE: dict[str, str] = {
    "en": "words",
    "es": "words",
    "fr": "words",
    "de": "words",
    "pt": "words",
    "ar": "words",
    "zh": "words",
}
