"""Every rule for the manifest is triggered by a manifest that breaks it."""

import struct
from collections.abc import Callable
from typing import Any

import pytest

from skill.check.manifest_rules import check_manifest
from skill.check.store_rules import DISCLAIMER, png_size
from tests.check.small import manifest, model

Change = Callable[[Any], object]
MODELS = {"en-US": model()}


def _set(path: str, value: object) -> Change:
    """Sets what stands at a path of keys in the manifest; None takes it away."""

    def change(inner: Any) -> None:
        *way, last = path.split("/")
        for key in way:
            inner = inner[key]
        if value is None:
            del inner[last]
        else:
            inner[last] = value

    return change


def _listing(key: str, value: object) -> Change:
    return _set(f"publishingInformation/locales/en-US/{key}", value)


def _publishing(key: str, value: object) -> Change:
    return _set(f"publishingInformation/{key}", value)


def _privacy(key: str, value: object) -> Change:
    return _set(f"privacyAndCompliance/{key}", value)


def _rules(change: Change) -> set[str]:
    broken = manifest()
    change(broken["manifest"])
    return {violation.rule for violation in check_manifest(broken, MODELS)}


def _png(wide: int, high: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", wide, high)


def test_the_small_manifest_breaks_nothing() -> None:
    assert check_manifest(manifest(), MODELS) == []


def test_no_manifest_at_all() -> None:
    assert [each.rule for each in check_manifest({}, MODELS)] == ["shape"]


_FIRST = "Alexa, open back spasm coach"
_TIMERS = {"name": "alexa::alerts:timers:skill:readwrite"}
_SAYS = "It " + ", and ".join(DISCLAIMER) + "."

BROKEN: list[tuple[str, Change]] = [
    ("required-field", _set("manifestVersion", None)),
    ("required-field", _set("apis", {})),
    ("required-field", _listing("name", None)),
    ("required-field", _listing("name", "x" * 51)),
    ("required-field", _listing("summary", "x" * 161)),
    ("required-field", _listing("description", _SAYS + "x" * 4000)),
    ("required-field", _listing("keywords", [])),
    ("required-field", _listing("keywords", ["x"] * 31)),
    ("required-field", _publishing("testingInstructions", None)),
    ("testing-instructions", _publishing("testingInstructions", "Say: set a timer.")),
    ("category", _publishing("category", "GAMES")),
    ("distribution", _publishing("distributionMode", "SECRET")),
    ("distribution", _publishing("isAvailableWorldwide", None)),
    ("distribution", _publishing("isAvailableWorldwide", True)),
    ("distribution", _publishing("distributionCountries", [])),
    ("distribution", _publishing("distributionCountries", ["USA"])),
    ("privacy", _privacy("containsAds", None)),
    ("privacy", _privacy("isChildDirected", True)),
    ("privacy", _privacy("allowsPurchases", "no")),
    ("privacy", _privacy("usesHealthInfo", True)),
    ("privacy", _privacy("locales/en-US/privacyPolicyUrl", "http://coach.test/privacy")),
    ("placeholder", _privacy("locales/en-US/privacyPolicyUrl", "https://example.org/privacy")),
    ("placeholder", _privacy("locales/en-US/privacyPolicyUrl", "https://{HOST}/privacy")),
    ("permissions", _set("permissions", [])),
    ("permissions", _set("permissions", [_TIMERS])),
    ("permissions", _set("permissions", [_TIMERS, _TIMERS])),
    ("permissions", _set("permissions", [{"name": "alexa::timers:skill:readwrite"}])),
    ("locale", _set("publishingInformation/locales", {})),
    ("locale", _set("publishingInformation/locales/en-GB", {})),
    ("disclaimer", _listing("description", "Guides you.")),
    ("forbidden-word", _listing("name", "Back Spasm Cure")),
    ("forbidden-word", _listing("summary", "Treats your back.")),
    ("forbidden-word", _listing("keywords", ["doctor"])),
    ("forbidden-word", _listing("description", "It can save your life. " + _SAYS)),
    ("example-phrase", _listing("examplePhrases", [])),
    ("example-phrase", _listing("examplePhrases", [_FIRST] * 4)),
    ("example-phrase", _listing("examplePhrases", ["Alexa, ask back spasm coach how to use ice"])),
    ("example-phrase", _listing("examplePhrases", ["open back spasm coach"])),
    ("example-phrase", _listing("examplePhrases", [_FIRST, "how to use ice"])),
    ("example-phrase", _listing("examplePhrases", [_FIRST, "Alexa, ask back spasm coach to sing"])),
    ("icon", _listing("smallIconUri", None)),
    ("icon", _listing("largeIconUri", "file://assets/large.jpg")),
]


@pytest.mark.parametrize(("rule", "change"), BROKEN)
def test_a_broken_manifest_names_the_rule(rule: str, change: Change) -> None:
    assert rule in _rules(change)


def test_a_phrase_may_join_the_name_and_the_request_with_a_word() -> None:
    change = _listing("examplePhrases", [_FIRST, "Alexa, ask back spasm coach about not sure"])
    assert _rules(change) == set()


def test_icons_are_looked_into_where_they_are() -> None:
    icons = {"assets/small.png": _png(108, 108), "assets/large.png": _png(512, 511)}
    found = check_manifest(manifest(), MODELS, read_asset=icons.get)
    assert [each.where for each in found] == ["en-US.largeIconUri"]


def test_for_submission_asks_for_what_the_operator_adds() -> None:
    bare = manifest()
    del bare["manifest"]["privacyAndCompliance"]["locales"]
    assert check_manifest(bare, MODELS, read_asset=lambda _: None) == []
    found = check_manifest(bare, MODELS, read_asset=lambda _: None, for_submission=True)
    assert sorted(each.rule for each in found) == ["icon", "icon", "privacy"]


def test_size_of_a_png() -> None:
    assert png_size(_png(108, 108)) == (108, 108)
    assert png_size(b"") is None
    assert png_size(b"GIF89a" + bytes(40)) is None
