"""The voice of the device: text-to-speech and the loudspeaker, loaded when it first speaks."""
