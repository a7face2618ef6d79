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


def read_text(path: Path, save_as: str, *, gbk: bool = False) -> str:
    """Return the text of a UTF-8 file, with or without a byte order mark.

    Parameters
    ----------
    path : Path
        The file.
    save_as : str
        What the hint tells the reader to do about another encoding.
    gbk : bool
        Whether GBK, in which Chinese spreadsheets save, is read as well.

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    ValueError
        If its bytes are not UTF-8 (or GBK, where that is read).

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
    found = _encoding(raw)
    if found == "UTF-8":
        return raw.decode("utf-8-sig")
    if gbk and found == "GBK":
        return raw.decode("gb18030")
    wanted = "UTF-8 or GBK" if gbk else "UTF-8"
    raise ValueError(f"{path.name}: {broken_rule('encoding', wanted, found, save_as)}")


def _encoding(raw: bytes) -> str:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in raw[:200]:
        return "UTF-16"
    for codec, name in (("utf-8-sig", "UTF-8"), ("gb18030", "GBK")):
        try:
            raw.decode(codec)
        except UnicodeError:
            continue
        return name
    return "bytes of an unknown encoding"
