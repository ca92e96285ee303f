"""SSML becomes sound: every time, at its pace, with its pauses."""

from __future__ import annotations

import threading
from array import array
from collections.abc import Iterable

import pytest

from skill.device import speech_time
from skill.voice import espeak, player
from skill.voice.errors import VoiceError
from skill.voice.speaker import Speaker, voice_available
from tests.voice.sound import longest_silence, samples_of, seconds

SPEAKER = Speaker()
SENTENCE = "Stay where you are, and let your breath go slow."


@pytest.mark.parametrize("pause", ["500ms", "1s", "2.5s", "8s"])
def test_a_pause_is_silence_of_its_length(pause: str) -> None:
    wav = SPEAKER.wav(f'<speak>Breathe in. <break time="{pause}"/> Breathe out.</speak>')
    wanted = float(pause.removesuffix("ms")) / 1000 if "ms" in pause else float(pause[:-1])
    assert longest_silence(wav) == pytest.approx(wanted, abs=0.05)


def test_pauses_add_up() -> None:
    plain = seconds(SPEAKER.wav("<speak>One.<break time='1s'/>Two.</speak>"))
    twice = seconds(SPEAKER.wav("<speak>One.<break time='1s'/><break time='1s'/>Two.</speak>"))
    assert twice - plain == pytest.approx(1, abs=0.05)


def test_tags_are_not_read_aloud() -> None:
    plain = seconds(SPEAKER.wav(SENTENCE))
    marked = seconds(SPEAKER.wav(f"<speak><p><s>{SENTENCE}</s></p></speak>"))
    assert marked == pytest.approx(plain, abs=0.15)


def test_slower_is_slower() -> None:
    normal = seconds(SPEAKER.wav(SENTENCE))
    slow = seconds(SPEAKER.wav(f'<speak><prosody rate="slow">{SENTENCE}</prosody></speak>'))
    assert slow / normal == pytest.approx(1 / 0.8, rel=0.12)


def test_the_pace_is_what_the_estimate_says() -> None:
    text = (
        "I'm going to ask three quick questions, to make sure this isn't an emergency. "
        "Do you have chest pain, trouble breathing, or do you feel faint?"
    )
    assert seconds(SPEAKER.wav(text)) == pytest.approx(speech_time.seconds(text), rel=0.1)


def test_softer_is_softer() -> None:
    def loudest(volume: str) -> int:
        wav = SPEAKER.wav(f'<speak><prosody volume="{volume}">{SENTENCE}</prosody></speak>')
        return max(map(abs, samples_of(wav)))

    assert loudest("soft") == pytest.approx(loudest("medium") / 2, rel=0.1)
    assert loudest("x-loud") <= 32768


def test_the_same_words_come_every_time() -> None:
    lengths = [seconds(SPEAKER.wav(SENTENCE)) for _ in range(25)]
    assert min(lengths) > 2
    assert max(lengths) - min(lengths) < 0.15


def test_several_threads_take_turns() -> None:
    found: list[float] = []
    threads = [
        threading.Thread(target=lambda: found.append(seconds(SPEAKER.wav(SENTENCE))))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert max(found) - min(found) < 0.15


@pytest.mark.parametrize("text", ["911", "rest &amp; ice", "37 °C", "naïve café", "12:30"])
def test_odd_text_sounds(text: str) -> None:
    assert seconds(SPEAKER.wav(f"<speak>{text}</speak>")) > 0.2


def test_nothing_to_say_is_no_sound() -> None:
    assert seconds(SPEAKER.wav("<speak></speak>")) == 0


def test_it_writes_nothing_of_its_own(capfd: pytest.CaptureFixture[str]) -> None:
    SPEAKER.wav(SENTENCE)
    assert capfd.readouterr() == ("", "")


class Out:
    """A loudspeaker that notes what it was given."""

    def __init__(self, stop_after: int | None = None) -> None:
        self.parts: list[array[int]] = []
        self._stop_after = stop_after

    def play(self, parts: Iterable[array[int]], stop: threading.Event) -> None:
        for part in parts:
            self.parts.append(part)
            if len(self.parts) == self._stop_after:
                stop.set()
            if stop.is_set():
                return


def test_say_plays_part_after_part() -> None:
    out = Out()
    assert Speaker(out=out).say("<speak>One. <break time='1s'/> Two.</speak>") is True
    assert [len(part) > 0 for part in out.parts] == [True, True, True]


def test_say_tells_when_it_was_cut_short() -> None:
    out = Out(stop_after=1)
    assert Speaker(out=out).say("<speak>One. <break time='1s'/> Two.</speak>") is False
    assert len(out.parts) == 1


def test_without_a_player_one_line_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(player, "find_player", lambda: None)
    available, reason = voice_available()
    assert not available
    assert reason.startswith("No voice: ")
    assert "\n" not in reason
    with pytest.raises(VoiceError, match="No voice"):
        Speaker().say("<speak>Hello.</speak>")


def test_without_espeak_one_line_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(espeak, "problem", lambda: f"pyttsx3 is not installed: {espeak.INSTALL}")
    assert voice_available() == (
        False,
        "No voice: pyttsx3 is not installed: pip install pyttsx3 espeakng-loader. "
        "Answers are shown as text.",
    )
    with pytest.raises(VoiceError, match="pip install"):
        Speaker().wav("<speak>Hello.</speak>")
