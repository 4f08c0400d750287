"""`python -m laut` is `laut`."""

from laut.cli.app import main

if __name__ == "__main__":
    main()
