"""What the device reads in a skill's manifest (skill.json)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class Manifest(NamedTuple):
    """`name` in the locale; `permissions` that the skill may ask for. None: not known."""

    name: str | None = None
    permissions: tuple[str, ...] | None = None


def read(manifest: Mapping[str, Any] | None, locale: str) -> Manifest:
    """Reads a manifest's JSON (with or without the outer "manifest")."""
    if manifest is None:
        return Manifest()
    inner = manifest.get("manifest", manifest)
    locales = (inner.get("publishingInformation") or {}).get("locales") or {}
    name = locales.get(locale, {}).get("name")
    permissions = tuple(str(entry["name"]) for entry in inner.get("permissions") or [])
    return Manifest(str(name) if name else None, permissions)
