"""The vector head: hidden states to short vectors, in which tellings of one happening lie near each other."""

from torch import Tensor, nn

from laut.encoder.vectors import WIDTH


class VectorHead(nn.Module):
    """Hidden states of pieces (batch, piece, width) to vectors (batch, piece, feature)."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.project = nn.Linear(width, WIDTH, bias=False)

    def forward(self, hidden: Tensor) -> Tensor:
        """Give vectors, not yet of unit length: they are meant over words first."""
        out: Tensor = self.project(hidden)
        return out
