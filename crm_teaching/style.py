"""One look for every figure: theme, colours, Chinese letters, alt text; and ``setup()``."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
from cycler import cycler
from matplotlib import font_manager, ticker

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis
    from matplotlib.figure import Figure

FONT_FILE = Path(__file__).parent / "fonts" / "NotoSansSC-subset.otf"
SIZE = (7.6, 4.2)
DPI = 100

# Okabe and Ito's colours, which people with any common colour blindness tell apart.
INK = {
    "us": "#0072B2",
    "rival": "#E69F00",
    "gain": "#009E73",
    "loss": "#D55E00",
    "accent": "#CC79A7",
    "sky": "#56B4E9",
    "neutral": "#6B7280",
    "light": "#D1D5DB",
    "ghost": "#AEB6C2",
    "text": "#1F2937",
}

# Untyped: matplotlib's stubs name every setting's own type.
_RC: Any = {
    "font.family": ["Noto Sans SC", "DejaVu Sans"],
    "font.size": 10.5,
    "axes.unicode_minus": False,
    "axes.titlesize": 12.5,
    "axes.titlelocation": "left",
    "axes.titlepad": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": "#9CA3AF",
    "axes.labelcolor": INK["text"],
    "axes.titlecolor": INK["text"],
    "text.color": INK["text"],
    "xtick.color": INK["text"],
    "ytick.color": INK["text"],
    "axes.grid": True,
    # Axis, ticks and grid lie under all data: the explorers keep them as one painted background.
    "axes.axisbelow": True,
    "grid.color": "#E5E7EB",
    "grid.linewidth": 0.8,
    "axes.prop_cycle": cycler(color=[INK[k] for k in ("us", "rival", "gain", "loss", "accent", "sky")]),
    "lines.linewidth": 2.0,
    "legend.frameon": False,
    "figure.dpi": DPI,
    "savefig.dpi": DPI,
    "figure.figsize": SIZE,
}
# The place of the axes inside a figure is fixed, so that nothing jumps while a slider moves.
_MARGINS = {"left": 0.105, "right": 0.965, "bottom": 0.14, "top": 0.88}


def use_theme() -> None:
    """Apply the house theme to matplotlib, with a font that has Chinese letters."""
    known = {entry.fname for entry in font_manager.fontManager.ttflist}
    if str(FONT_FILE) not in known:
        font_manager.fontManager.addfont(str(FONT_FILE))
    mpl.rcParams.update(_RC)


def new_figure(size: tuple[float, float] = SIZE) -> Figure:
    """Return an empty figure with the house margins, not known to pyplot."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    use_theme()
    figure = Figure(figsize=size, dpi=DPI)
    FigureCanvasAgg(figure)
    figure.subplots_adjust(**_MARGINS)
    return figure


def new_axes(ax: Axes | None = None, size: tuple[float, float] = SIZE) -> Axes:
    """Return `ax`, or the axes of a new figure of `size` inches when there is none.

    Examples
    --------
    >>> ax = new_axes()
    >>> new_axes(ax) is ax
    True
    """
    if ax is not None:
        return ax
    import matplotlib.pyplot as plt

    use_theme()
    figure, axes = plt.subplots(figsize=size)
    figure.subplots_adjust(**_MARGINS)
    return axes


def describe(ax: Axes, alt: str) -> Axes:
    """Store what the figure shows, in words, for people who cannot see it; return `ax`.

    Examples
    --------
    >>> ax = describe(new_axes(), "An empty pair of axes.")
    >>> alt_text(ax.figure)
    'An empty pair of axes.'
    """
    ax.get_figure(root=True).alt_text = alt  # type: ignore[union-attr]
    return ax


def alt_text(figure: Any) -> str:
    """Return the words that `describe` stored with a figure, or an empty string."""
    return str(getattr(figure, "alt_text", ""))


def percent_axis(axis: Axis, decimals: int = 0) -> None:
    """Show an axis of shares (0 to 1) as 0% to 100%."""
    axis.set_major_formatter(ticker.PercentFormatter(xmax=1, decimals=decimals))


def money_axis(axis: Axis) -> None:
    """Show an axis of money with commas, as 12,000; the label names the currency."""
    axis.set_major_formatter(ticker.StrMethodFormatter("{x:,.0f}"))


def _figure_png(figure: Any) -> tuple[bytes, dict[str, str]]:
    """Return a figure as PNG with its alt text, in the form that IPython's formatters accept."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=DPI)
    return buffer.getvalue(), {"alt": alt_text(figure)}


def setup() -> None:
    """Prepare a notebook: theme, Chinese letters, short tables, figures that carry alt text.

    Examples
    --------
    >>> setup()
    """
    import pandas as pd
    from IPython.core.getipython import get_ipython
    from matplotlib.figure import Figure

    use_theme()
    pd.set_option("display.precision", 3, "display.max_rows", 12, "display.width", 110)
    shell: Any = get_ipython()
    if shell is None:
        return
    shell.run_line_magic("matplotlib", "inline")
    use_theme()
    shell.display_formatter.formatters["image/png"].for_type(Figure, _figure_png)
