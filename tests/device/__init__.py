"""Tests of the local device, with small skills of their own."""
