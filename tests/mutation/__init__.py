"""Mutation testing of triage; run by hand, as it takes minutes."""
