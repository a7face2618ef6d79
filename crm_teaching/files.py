"""Find the kit's data and read its text files, whatever a spreadsheet or an editor did to them."""

from __future__ import annotations

from pathlib import Path

from crm_teaching.validate import broken_rule


def data_folder() -> Path:
    """Return the folder that holds the tables, the cases and the claims.

    Examples
    --------
    >>> data_folder().name
    'datasets'
    """
    return Path(__file__).resolve().parent.parent / "datasets"


def read_text(path: Path, save_as: str) -> str:
    """Return the text of a UTF-8 file, with or without a byte order mark.

    Parameters
    ----------
    path : Path
        The file.
    save_as : str
        What the hint tells the reader to do about another encoding.

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    ValueError
        If its bytes are not UTF-8.

    Examples
    --------
    >>> read_text(Path("no_such_file.csv"), "Save it as 'CSV UTF-8'.")
    Traceback (most recent call last):
    FileNotFoundError: `path` must be an existing file; got no_such_file.csv. Check the name and the folder.
    """
    if not path.is_file():
        rule = broken_rule("path", "an existing file", path, "Check the name and the folder.")
        raise FileNotFoundError(str(rule))
    raw = path.read_bytes()
    try:
        if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in raw[:200]:
            raise UnicodeError
        return raw.decode("utf-8-sig")
    except UnicodeError:
        raise ValueError(
            f"{path.name}: {broken_rule('encoding', 'UTF-8', _encoding(raw), save_as)}"
        ) from None


def _encoding(raw: bytes) -> str:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in raw[:200]:
        return "UTF-16"
    try:
        raw.decode("gb18030")
    except UnicodeError:
        return "bytes of an unknown encoding"
    return "GBK"
