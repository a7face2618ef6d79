"""What is played and moved in the lesson on the call: a conversation, and the choice of repairs."""

from __future__ import annotations

from pathlib import Path

from crm_teaching import conversations
from crm_teaching.cases import Case
from crm_teaching.complaints.call import choose_repairs
from crm_teaching.complaints.figures.call import plot_call, plot_repairs
from crm_teaching.conversations.widget import Conversation
from crm_teaching.explorer import Explorer
from crm_teaching.prediction import Prediction


def play_call(script: str | Path = "renewal_call", *, guess: Prediction | None = None) -> Conversation:
    """Answer a customer by buttons, and see anger and trust move with each sentence.

    Parameters
    ----------
    script : str or Path
        A conversation's id, such as "renewal_call" or "cashier_call", or a file of your own.
    guess : Prediction, optional
        The learner's answer: "kept" or "lost".

    Returns
    -------
    Conversation

    Examples
    --------
    >>> call = play_call("cashier_call")
    >>> call.choose("own_fault")
    >>> call.told.anger, call.told.trust
    (20, 60)
    """
    return Conversation(conversations.load(script), plot_call, guess=guess)


def explore_repairs(case: str | Case = "renewal_call", *, guess: Prediction | None = None) -> Explorer:
    """Move what each failure costs, and see which repairs pay.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "renewal_call".
    guess : Prediction, optional
        The learner's answer: the key of a set of repairs, such as "training_tracing".

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_repairs().result.decision.key
    'training_tracing'
    """
    return Explorer(
        case,
        choose_repairs,
        plot_repairs,
        controls=["rude", "untraced", "late", "n_calls", "training_cost"],
        presets=["mild", "quiet", "card_counts"],
        guess=guess,
    )
