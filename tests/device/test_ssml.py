"""SSML as it is heard, and how long it takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.device.speech_time import heard_text, seconds
from skill.device.ssml import Piece, SsmlError, pieces
from skill.device.ssml_rules import faults


@pytest.mark.parametrize(
    ("ssml", "heard"),
    [
        ("<speak>Hello.</speak>", "Hello."),
        ("plain words & <marks>", "plain words & <marks>"),
        ("<speak>rest &amp; ice &lt;5 min</speak>", "rest & ice <5 min"),
        (
            '<speak>Call <say-as interpret-as="digits">911</say-as>.</speak>',
            "Call nine one one.",
        ),
        ('<speak><say-as interpret-as="spell-out">GP2</say-as></speak>', "G P two"),
        ('<speak><say-as interpret-as="cardinal">20</say-as> minutes</speak>', "20 minutes"),
        ('<speak>take <sub alias="aluminum">Al</sub> foil</speak>', "take aluminum foil"),
        ("<speak><p><s>One.</s><s>Two.</s></p></speak>", "One. Two."),
        ('<speak>In <break time="1s"/> and out <break/>.</speak>', "In and out."),
        ('<speak><amazon:effect name="whispered">hush</amazon:effect></speak>', "hush"),
        ("", ""),
    ],
)
def test_heard(ssml: str, heard: str) -> None:
    assert heard_text(ssml) == heard


def test_pieces_carry_pace_loudness_and_pause() -> None:
    found = pieces(
        '<speak>One. <break time="1500ms"/><prosody rate="slow" volume="soft">Two '
        '<prosody rate="50%">three</prosody></prosody><break strength="strong"/></speak>'
    )
    assert found == [
        Piece("One.", pause=1.5),
        Piece("Two", 0.8, 0.5),
        Piece("three", 0.4, 0.5),
        Piece("", pause=0.6),
    ]


@pytest.mark.parametrize(
    ("ssml", "expected"),
    [
        ("<speak>one two three four five</speak>", 2.0),
        ('<speak>one <break time="2s"/> two</speak>', 2.8),
        ('<speak><prosody rate="slow">one two</prosody></speak>', 1.0),
        ('<speak><prosody rate="50%">one two</prosody></speak>', 1.6),
        ('<speak><say-as interpret-as="digits">911</say-as></speak>', 1.2),
        ("<speak>25 minutes</speak>", 1.2),
        ("", 0.0),
    ],
)
def test_seconds(ssml: str, expected: float) -> None:
    assert seconds(ssml) == pytest.approx(expected)


@pytest.mark.parametrize(
    "ssml",
    [
        "<speak>open",
        "<speak>a & b</speak>",
        "<speak>a < b</speak>",
        "<speak><p>x</speak></p>",
        '<speak><break time="soon"/></speak>',
        '<speak><prosody rate="lazy">x</prosody></speak>',
        "<speak>one</speak><speak>two</speak>",
        "<speaker>one</speak>",
    ],
)
def test_broken_markup_is_an_error(ssml: str) -> None:
    with pytest.raises(SsmlError):
        pieces(ssml)
    assert [rule for rule, _ in faults(ssml)] == ["ssml_well_formed"]


@pytest.mark.parametrize("text", ["", "Hello.", '<!DOCTYPE speak [<!ENTITY a "b">]><speak/>'])
def test_ssml_begins_with_its_root(text: str) -> None:
    assert [rule for rule, _ in faults(text)] == ["ssml_speak_root"]


@given(st.text())
def test_any_text_is_heard_or_refused(text: str) -> None:
    assert seconds(text) >= 0
    try:
        heard_text(f"<speak>{text}</speak>")
    except SsmlError:
        assert list(faults(f"<speak>{text}</speak>"))
