"""All rules for the manifest, `skill.json`.

Fields and their meanings: https://developer.amazon.com/docs/smapi/skill-manifest.html and the
descriptions in Amazon's `ask-smapi-model`; policy: platform/alexa.md 1.
"""

from collections.abc import Callable, Iterator, Mapping

from skill.check.language import entry, items, text, texts
from skill.check.store_rules import check_listing
from skill.check.violation import Violation

_MANIFEST = "https://developer.amazon.com/docs/smapi/skill-manifest.html"
_SCOPES = "platform/alexa.md 0 (2), ask_smapi_model permission_name.py"
_POLICY = "platform/alexa.md 1"

PERMISSIONS = frozenset(
    {"alexa::alerts:timers:skill:readwrite", "alexa::alerts:reminders:skill:readwrite"}
)
MAX_INSTRUCTIONS = 4000
_ANSWERS: Mapping[str, bool | None] = {
    "allowsPurchases": False,
    "isChildDirected": False,
    "containsAds": False,
    "isExportCompliant": True,
    "usesPersonalInfo": None,
}
"""What has to be declared in privacyAndCompliance; None: either answer."""

ReadAsset = Callable[[str], bytes | None]
"""Gives the content of a file in the skill package by its path, or None if there is none."""


def check_manifest(
    manifest: Mapping[str, object],
    models_by_locale: Mapping[str, Mapping[str, object]],
    *,
    read_asset: ReadAsset | None = None,
    for_submission: bool = False,
) -> list[Violation]:
    """Every rule that this manifest's JSON breaks, beside the models it is published with.

    With `read_asset` the icons are looked into where they exist. `for_submission` also asks for
    what the operator has to add first: the icons' files and the address of a privacy policy.
    """
    inner = entry(manifest, "manifest")
    if not isinstance(inner, Mapping):
        return [Violation("shape", "manifest", 'wanted {"manifest": {…}}', _MANIFEST)]
    found = list(_general(inner))
    found += _distribution(entry(inner, "publishingInformation"))
    found += _privacy(inner, for_submission)
    found += _permissions(inner)
    listings = entry(entry(inner, "publishingInformation"), "locales")
    for locale in sorted({*_keys(listings), *models_by_locale}):
        listing, model = entry(listings, locale), models_by_locale.get(locale)
        if not isinstance(listing, Mapping) or model is None:
            message = "every locale needs a listing in the manifest and an interaction model"
            found.append(Violation("locale", locale, message, _MANIFEST))
            continue
        found += check_listing(locale, listing, model, read_asset, for_submission)
    return found


def _general(inner: Mapping[str, object]) -> Iterator[Violation]:
    if text(inner, "manifestVersion") != "1.0":
        yield Violation("required-field", "manifestVersion", 'is "1.0"', _MANIFEST)
    if not isinstance(entry(entry(inner, "apis"), "custom"), Mapping):
        yield Violation("required-field", "apis.custom", "a custom skill has it", _MANIFEST)
    for where, address in _addresses("manifest", inner):
        if "://example." in address or ".example" in address or "{" in address:
            message = f"{address!r} is a placeholder; leave the field out until there is an address"
            yield Violation("placeholder", where, message, _MANIFEST)


def _distribution(publishing: object) -> Iterator[Violation]:
    where = "publishingInformation"
    if text(publishing, "category") != "HEALTH_AND_FITNESS":
        yield Violation("category", where, "category is HEALTH_AND_FITNESS", _POLICY)
    if text(publishing, "distributionMode") not in ("PUBLIC", "PRIVATE"):
        yield Violation("distribution", where, "distributionMode: PUBLIC or PRIVATE", _MANIFEST)
    worldwide, countries = (
        entry(publishing, "isAvailableWorldwide"),
        entry(publishing, "distributionCountries"),
    )
    if not isinstance(worldwide, bool):
        yield Violation("distribution", where, "isAvailableWorldwide: true or false", _MANIFEST)
    elif worldwide and countries:
        message = "distributionCountries only where isAvailableWorldwide is false"
        yield Violation("distribution", where, message, _MANIFEST)
    elif not worldwide and not texts(publishing, "distributionCountries"):
        message = "not worldwide, so distributionCountries names the countries"
        yield Violation("distribution", where, message, _MANIFEST)
    for country in texts(publishing, "distributionCountries"):
        if not (len(country) == 2 and country.isalpha() and country.isupper()):
            yield Violation("distribution", where, f"{country!r} is no country code", _MANIFEST)
    instructions = text(publishing, "testingInstructions")
    if not 0 < len(instructions) <= MAX_INSTRUCTIONS:
        message = f"testingInstructions: 1 to {MAX_INSTRUCTIONS} characters"
        yield Violation("required-field", where, message, _MANIFEST)
    for word in ("timer", "reminder"):
        if word not in instructions.lower():
            message = f"testingInstructions give the dialogue that reaches a {word}"
            yield Violation("testing-instructions", where, message, "platform/alexa.md 2.1")


def _privacy(inner: Mapping[str, object], for_submission: bool) -> Iterator[Violation]:
    privacy, where = entry(inner, "privacyAndCompliance"), "privacyAndCompliance"
    for key, wanted in _ANSWERS.items():
        value = entry(privacy, key)
        if not isinstance(value, bool) or (wanted is not None and value is not wanted):
            message = f"{key}: {'true or false' if wanted is None else str(wanted).lower()}"
            yield Violation("privacy", where, message, _MANIFEST)
    if entry(privacy, "usesHealthInfo") not in (None, False):
        message = "usesHealthInfo is for HIPAA-covered owners only: leave it out"
        yield Violation("privacy", where, message, "platform/alexa.md 1.2")
    listings = entry(entry(inner, "publishingInformation"), "locales")
    for locale in _keys(listings):
        for key in ("privacyPolicyUrl", "termsOfUseUrl"):
            address = text(entry(entry(privacy, "locales"), locale), key)
            if address and not address.startswith("https://"):
                yield Violation("privacy", f"{where}.{locale}", f"{key}: https only", _MANIFEST)
            if not address and key == "privacyPolicyUrl" and for_submission:
                message = "a health skill is asked for its privacy policy: set privacyPolicyUrl"
                yield Violation("privacy", f"{where}.{locale}", message, _POLICY)


def _permissions(inner: Mapping[str, object]) -> Iterator[Violation]:
    names = [text(each, "name") for each in items(inner, "permissions")]
    if len(names) != len(set(names)) or set(names) != PERMISSIONS:
        message = f"exactly {', '.join(sorted(PERMISSIONS))}; found {', '.join(names) or 'none'}"
        yield Violation("permissions", "permissions", message, _SCOPES)


def _addresses(where: str, value: object) -> Iterator[tuple[str, str]]:
    """Every text in the manifest that is an address, with its place."""
    if isinstance(value, str):
        if "://" in value:
            yield where, value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from _addresses(f"{where}.{key}", each)
    elif isinstance(value, list):
        for each in value:
            yield from _addresses(where, each)


def _keys(value: object) -> list[str]:
    return [str(key) for key in value] if isinstance(value, Mapping) else []
