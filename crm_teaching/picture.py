"""A figure that is redrawn fast: the frame is painted once, only the data is drawn again.

Axis, ticks and grid take most of matplotlib's time and hardly ever change under a slider. `Picture`
paints them once, with the ghost of the default on top, keeps those pixels, and then draws only what the
figure function drew. When limits, ticks or labels change, the frame is painted anew, so that the result
always equals a figure drawn from nothing.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Hashable
from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.collections import Collection
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text
from matplotlib.transforms import Bbox
from PIL import Image, ImageDraw, ImageFont

from crm_teaching.style import FONT_FILE, INK, SIZE, alt_text, new_figure
from crm_teaching.wording import Decision

# Between the grid (0.5) and the data (1 and above).
_GHOST_ZORDER = 0.6


class Picture:
    """Draw results of one model with one figure function, again and again.

    Parameters
    ----------
    plot : callable
        A figure function ``plot(result, ax=axes)`` that draws on a single pair of axes.
    size : tuple of float
        Width and height in inches, at 100 dots an inch.
    """

    def __init__(self, plot: Callable[..., object], size: tuple[float, float] = SIZE) -> None:
        self._plot = plot
        self._figure = new_figure(size)
        self._ax: Axes = self._figure.add_subplot()
        self._own: set[Artist] = set(self._ax.get_children())
        self._titles = [child for child in self._ax.get_children() if isinstance(child, Text)]
        self._title_key: Hashable = None
        self._framed: list[Artist] = []
        self._ghost: Any = None
        self._ghosts: list[Artist] = []
        self._frame: Any = None
        self._frame_key: Hashable = None

    @property
    def alt(self) -> str:
        """What the picture shows, in words."""
        return alt_text(self._figure)

    def draw(self, result: Any, ghost: Any = None) -> bytes:
        """Return the picture of `result` as PNG, over a pale outline of the result `ghost`."""
        if ghost is not self._ghost:
            self._replace_ghost(ghost)
        self._remove(keep=self._ghosts)
        self._plot(result, ax=self._ax)
        self._ax.apply_aspect()
        canvas: Any = self._figure.canvas
        axes = (self._ax.axison, _axis_key(self._ax.xaxis), _axis_key(self._ax.yaxis))
        key = (id(ghost), axes, self._settled_title())
        if key != self._frame_key:
            self._paint_frame()
            self._frame, self._frame_key = canvas.copy_from_bbox(self._figure.bbox), key
        canvas.restore_region(self._frame)
        for artist in self._data():
            artist.draw(canvas.get_renderer())
        return _png(canvas.buffer_rgba())

    def _settled_title(self) -> Hashable:
        """Put the title into the frame if it stayed the same; one that moves is drawn with the data."""
        key = tuple((title.get_text(), title.get_color()) for title in self._titles)
        settled = key == self._title_key
        self._title_key = key
        self._framed = list(self._titles) if settled else []
        return key if settled else None

    def _remove(self, keep: list[Artist]) -> None:
        """Take everything off the axes but its own parts and `keep`, as if nothing had been drawn."""
        ax = self._ax
        for artist in ax.get_children():
            if artist not in self._own and artist not in keep:
                artist.remove()
        # Bars leave an empty container behind, which a legend would list again.
        ax.containers.clear()
        ax.set_prop_cycle(None)
        ax.xaxis.set_inverted(False)
        ax.yaxis.set_inverted(False)
        ax.set_autoscale_on(True)
        # What relim() would do on empty axes, without its walk over every ghost.
        ax.dataLim.ignore(True)
        ax.dataLim.set_points(Bbox.null().get_points())
        ax.ignore_existing_data_limits = True

    def _data(self) -> list[Artist]:
        """Return what must be drawn anew each time, lowest first, as matplotlib would order it."""
        ax = self._ax
        painted = {ax.patch, ax.xaxis, ax.yaxis, *self._framed, *self._ghosts}
        if not ax.axison:
            painted |= set(ax.spines.values())
        artists = [child for child in ax.get_children() if child not in painted]
        return sorted(artists, key=lambda artist: artist.get_zorder())

    def _paint_frame(self) -> None:
        """Paint background, axis, ghost and title; the order is that of matplotlib's own drawing."""
        canvas: Any = self._figure.canvas
        renderer = canvas.get_renderer()
        renderer.clear()
        self._figure.patch.draw(renderer)
        if self._ax.axison:
            self._ax.patch.draw(renderer)
            self._ax.xaxis.draw(renderer)
            self._ax.yaxis.draw(renderer)
        for artist in [*self._ghosts, *self._framed]:
            artist.draw(renderer)

    def _replace_ghost(self, ghost: Any) -> None:
        """Draw `ghost` as a pale outline without words, in place of the one before."""
        self._remove(keep=[])
        self._ghost, self._ghosts = ghost, []
        if ghost is None:
            return
        self._plot(ghost, ax=self._ax)
        drawn = [child for child in self._ax.get_children() if child not in self._own]
        self._ghosts = [artist for artist in drawn if _fade(artist)]


def _fade(artist: Artist) -> bool:
    """Make an artist a pale outline; False if a ghost has no use for it."""
    artist.set_zorder(_GHOST_ZORDER)
    artist.set_label("_ghost")
    if isinstance(artist, Line2D):
        artist.set(color=INK["ghost"], markerfacecolor=INK["ghost"], markeredgecolor=INK["ghost"])
    elif isinstance(artist, Patch):
        artist.set(facecolor="none", edgecolor=INK["ghost"], linestyle="--", linewidth=1.2)
    elif isinstance(artist, Collection):
        artist.set(alpha=0.25, color=INK["ghost"])
    else:
        return False
    return True


def _axis_key(axis: Axis) -> Hashable:
    """Return everything about an axis that its painted pixels depend on."""
    places = [float(place) for place in axis.get_majorticklocs()]
    names = axis.get_major_formatter().format_ticks(places)
    label = axis.label
    return (
        tuple(axis.get_view_interval()),
        axis.get_scale(),
        tuple(places),
        tuple(names),
        tuple(axis.get_minorticklocs()),
        (label.get_text(), label.get_color(), label.get_fontsize()),
        repr(sorted(axis.get_tick_params().items())),
    )


def _png(pixels: Any) -> bytes:
    image = Image.frombuffer("RGBA", (pixels.shape[1], pixels.shape[0]), pixels, "raw", "RGBA", 0, 1)
    buffer = io.BytesIO()
    # Level 1: the browser is on the same machine, so time counts and size does not.
    image.convert("RGB").save(buffer, "png", compress_level=1)
    return buffer.getvalue()


def with_headline(png: bytes, headline: Decision) -> bytes:
    """Return the picture with the headline written above it, for where only the picture is shown."""
    picture = Image.open(io.BytesIO(png))
    font = ImageFont.truetype(str(FONT_FILE), 16)
    lines = [line for text in (headline.en, headline.zh) for line in _wrap(text, font, picture.width - 40)]
    top = 14 + 24 * len(lines)
    page = Image.new("RGB", (picture.width, picture.height + top), "white")
    page.paste(picture, (0, top))
    pen = ImageDraw.Draw(page)
    pen.rectangle((14, 12, 17, top - 2), fill=INK["us"])
    pen.multiline_text((28, 9), "\n".join(lines), font=font, fill=INK["text"], spacing=4)
    buffer = io.BytesIO()
    page.save(buffer, "png", optimize=True)
    return buffer.getvalue()


def _wrap(text: str, font: Any, width: int) -> list[str]:
    """Break a text into lines of at most `width` pixels, at spaces or after Chinese letters."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if line and font.getlength(line + piece.rstrip()) > width:
            lines, line = [*lines, line.rstrip()], piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()]


def _pieces(text: str) -> list[str]:
    """Split a text where a line may break.

    Examples
    --------
    >>> _pieces("Join now 入会")
    ['Join ', 'now ', '入', '会']
    """
    pieces = [""]
    for letter in text:
        pieces[-1] += letter
        if letter == " " or "\u2e80" <= letter <= "\u9fff":
            pieces.append("")
    return [piece for piece in pieces if piece]
