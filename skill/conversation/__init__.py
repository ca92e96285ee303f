"""The conversation: a pure function from (state, event) to (state, reply)."""
