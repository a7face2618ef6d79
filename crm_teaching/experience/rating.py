"""Ratings of few steps on a scale from 0 to 100, in the two ways that people do it."""

from __future__ import annotations

from crm_teaching.validate import at_least, broken_rule


def rescale(rating: float, lowest: float = 1, highest: float = 5) -> float:
    """Return a rating on a scale from 0 to 100.

    score = 100 * (x - lowest) / (highest - lowest). With lowest = 0 it is 100 * x / 5, which nobody can
    rate as 0 where the form begins at 1.

    Parameters
    ----------
    rating : float
        A rating or a mean of ratings, between `lowest` and `highest`.
    lowest, highest : float
        Ends of the form's scale.

    Returns
    -------
    float
        Points from 0 to 100.

    Raises
    ------
    ValueError
        If the rating lies off the scale, or the scale has no length.

    Examples
    --------
    >>> round(rescale(4.6), 1), round(rescale(4.6, lowest=0), 1)
    (90.0, 92.0)
    """
    length = at_least("highest", highest, lowest) - lowest
    if not length or not lowest <= rating <= highest:
        hint = "Which numbers does the form offer?"
        raise broken_rule("rating", f"between {lowest:g} and {highest:g}", f"{rating:g}", hint)
    return 100 * (rating - lowest) / length
