"""The skill of this checkout on the local device: the same files and the same entry point that Amazon gets."""

import importlib.util
import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from skill.content import DEFAULT_LOCALE
from skill.conversation import codec
from skill.conversation.state import State
from skill.device.alerts_service import AlertsService
from skill.device.clock import Clock
from skill.device.echo import Echo, Turn
from skill.errors import CoachError

ROOT = Path(__file__).resolve().parent.parent
"""The checkout (or unpacked bundle); model and manifest are never read from an installed package."""

LOCALES = ("en-US", "en-GB", "en-CA", "en-AU", "en-IN")
Handler = Callable[[Any, Any], dict[str, Any]]


def load_model(locale: str) -> dict[str, Any]:
    """Give a locale's interaction model: its own, or the one that the English locales share.

    Raises `CoachError` for a locale that the coach does not speak.
    """
    if locale not in LOCALES:
        raise CoachError(f"The coach does not speak {locale}. It speaks: {', '.join(LOCALES)}.")
    folder = ROOT / "interaction_model"
    path = folder / f"{locale}.json"
    path = path if path.is_file() else folder / f"{DEFAULT_LOCALE}.json"
    model: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return model


def load_handler(environment: Mapping[str, str]) -> Handler:
    """Give `lambda_handler` from lambda/lambda_function.py, built with these settings."""
    spec = importlib.util.spec_from_file_location(
        "lambda_function", ROOT / "lambda" / "lambda_function.py"
    )
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    before = dict(os.environ)
    os.environ.update(environment)
    try:
        spec.loader.exec_module(module)
    finally:
        os.environ.clear()
        os.environ.update(before)
    handler: Handler = module.lambda_handler
    return handler


@contextmanager
def local_echo(locale: str, clock: Clock, store: Path | None = None) -> Iterator[Echo]:
    """Give a local Echo with this skill enabled, timers and all; `store` keeps people's places between calls."""
    model, manifest = load_model(locale), load_manifest()
    handler = load_handler({"COACH_STORE": str(store)} if store else {})
    with AlertsService(clock, locale=locale) as alerts:
        yield Echo(
            handler, model, locale=locale, clock=clock, manifest=manifest, alerts_service=alerts
        )


def load_manifest() -> dict[str, Any]:
    """Give the skill's manifest."""
    manifest: dict[str, Any] = json.loads((ROOT / "skill.json").read_text(encoding="utf-8"))
    return manifest


class Transcript:
    """Turns as the JSON objects of `talk --json`: what the device heard and said, and what the skill is asking."""

    def __init__(self) -> None:
        """Begin before the first call."""
        self._disposition: str | None = None

    def record(self, turn: Turn) -> dict[str, Any]:
        """Give one turn's object, in the contract's names."""
        attributes = turn.response.get("sessionAttributes") if turn.response else None
        state = codec.decode(attributes) if attributes else None
        if turn.request and turn.request["request"]["type"] == "LaunchRequest":
            self._disposition = None
        if state is not None:
            self._disposition = state.disposition
        elif isinstance(attributes, dict):
            self._disposition = attributes.get("disposition", self._disposition)
        is_open = turn.session == "open"
        return {
            "heard": turn.heard,
            "intent": turn.intent,
            "speech": turn.speech,
            "ssml": turn.ssml,
            "reprompt": turn.reprompt,
            "seconds": turn.seconds,
            "session": turn.session,
            **asking(state if is_open else None),
            "disposition": self._disposition,
            "step": step_given(attributes) if turn.speech else None,
            "directives": turn.directives,
            "alerts": turn.alerts,
            "rang": turn.rang,
        }


def asking(state: State | None) -> dict[str, Any]:
    """Give `asks`, `yes_means` and `expects` of the pending question."""
    if state is None or state.pending is None:
        return {"asks": [], "yes_means": None, "expects": None}
    if state.paused:
        return {"asks": [], "yes_means": None, "expects": "ready"}
    pending = state.pending
    return {"asks": list(pending.asks), "yes_means": pending.yes_means, "expects": pending.expects}


def step_given(attributes: Any) -> str | None:
    """Give the guide step among the texts just spoken: `guide.cold.short` is the step `cold`."""
    said = attributes.get("said", []) if isinstance(attributes, dict) else []
    steps = [id.split(".")[1].partition(":")[0] for id, *_ in said if id.startswith("guide.")]
    return steps[-1] if steps else None
