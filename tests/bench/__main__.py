"""Prints every table, one after another."""

from tests.bench import interview, start_up, understanding


def main() -> None:
    """Measure and print."""
    for table in (start_up, interview, understanding):
        print(f"\n## {table.TITLE}\n")
        for line in table.lines():
            print(line, flush=True)


main()
