"""Nodes that belong together: union-find, for what grows as pairs are found."""


class Groups:
    """Groups of nodes; one that was never added or united stands alone."""

    def __init__(self) -> None:
        self._parents: dict[int, int] = {}

    def add(self, node: int) -> None:
        """Let a node be among those that `all` gives."""
        self._parents.setdefault(node, node)

    def root(self, node: int) -> int:
        """Give the node that stands for all that a node belongs with."""
        while (parent := self._parents.get(node, node)) != node:
            self._parents[node] = self._parents.get(parent, parent)
            node = parent
        return node

    def unite(self, one: int, other: int) -> None:
        """Let two nodes belong together."""
        self.add(other)
        self._parents[self.root(one)] = self.root(other)

    def all(self) -> list[list[int]]:
        """Give the groups of the nodes that were added or united, each in the order in which they were."""
        out: dict[int, list[int]] = {}
        for node in self._parents:
            out.setdefault(self.root(node), []).append(node)
        return list(out.values())
