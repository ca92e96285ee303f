"""`check`: lints model, manifest, content and every reachable state against the platform's rules."""

import argparse
import json
from collections.abc import Iterator

from skill.check.manifest_rules import check_manifest
from skill.check.model_rules import check_model
from skill.check.states import check_states
from skill.check.suggested import suggested_phrases
from skill.check.violation import Violation
from skill.local import ROOT, load_handler, load_manifest, load_model

SUMMARY = "lint model, manifest, content and every reachable state"
EXAMPLE = "back-spasm-coach check"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--json", action="store_true", help="one JSON object for each violation")


def run(options: argparse.Namespace) -> int:
    """Report every violation; exit status 1 if there is one."""
    found = list(violations())
    for violation in found:
        if options.json:
            print(json.dumps(violation._asdict()))
        else:
            print(f"{violation.rule}: {violation.where}: {violation.message}  [{violation.source}]")
    if not options.json:
        print(f"{len(found)} violations" if found else "check: everything is in order")
    return 1 if found else 0


def violations() -> Iterator[Violation]:
    """Give what breaks a rule: in the models, the manifest, and the answers in every reachable state."""
    models = {
        path.stem: load_model(path.stem) for path in (ROOT / "interaction_model").glob("*.json")
    }
    for locale in sorted(models):
        yield from check_model(models[locale], prompts=suggested_phrases(locale))
        yield from check_states(load_handler({}), models[locale], locale)
    yield from check_manifest(load_manifest(), models)
