"""Grade a folder of submissions: every one gets a row, and no student code runs in the grader's process.

``submissions`` finds the files, ``reading`` makes cells of their bytes, ``lifting`` puts a student's cells
into the given exercise, ``sandbox`` runs them (``runner`` is what runs inside), ``values`` carries the
answers out, ``judging`` gives points, ``results`` keeps what is done, ``book`` and ``pages`` write it down,
``run`` leads; ``release`` makes the copy that students get.
"""
