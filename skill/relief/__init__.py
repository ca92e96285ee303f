"""The relief programme: steps in order, the cold rhythm, the walking plan.

Pure; minutes stand in tables.
"""
