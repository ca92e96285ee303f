"""Tests of the voice: real espeak, no sound card."""
