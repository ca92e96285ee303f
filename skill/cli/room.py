"""The conversation in the room: what is typed is what the person says; answers sound, or are shown."""

import sys

from skill.device.echo import Echo, Turn
from skill.errors import CoachError
from skill.voice.speaker import Speaker, voice_available

_WAKE = "Alexa, open back spasm coach"


def hold(echo: Echo, typed: bool) -> int:
    """Talk until the input ends or Ctrl-C; give the exit status.

    `typed`: show the answers only. Otherwise they are spoken as well, where a voice can sound.
    """
    speaker = None if typed else _speaker()
    print(f"Type what you would say. Begin with: {_WAKE}.   (End: Ctrl-D)")
    while True:
        try:
            line = input("\nYou:   ").strip()
        except EOFError:
            print()
            return 0
        if not line:
            continue
        try:
            turn = echo.hear(line)
        except CoachError as error:
            print(f"       ({error})", file=sys.stderr)
            continue
        _answer(turn, speaker)


def _answer(turn: Turn, speaker: Speaker | None) -> None:
    for alert in turn.rang:
        print(f"       [{alert['kind']}] {alert['says']}")
    if turn.speech:
        print(f"Coach: {turn.speech}")
    elif turn.session == "closed":
        print(f"       (Nobody is listening. Say: {_WAKE}.)")
    if speaker is not None and turn.ssml:
        speaker.say(turn.ssml)
    if turn.session == "closed" and turn.speech:
        print("       (The session has ended.)")


def _speaker() -> Speaker | None:
    available, reason = voice_available()
    if not available:
        print(reason)
        return None
    return Speaker()
