"""The table of measured figures, each beside what it is compared with: `make bench`."""
