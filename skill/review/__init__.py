"""Triage drawn for a clinician: the interview, the rules and the gates, a page each."""
