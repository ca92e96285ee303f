"""Findings in, advice out, and which question comes next. Pure; the medicine is in the tables."""
