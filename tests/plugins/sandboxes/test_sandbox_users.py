"""Users of confined processes: no two that live share one, however many there were between."""

from __future__ import annotations

import subprocess

import pytest

from lintseq.plugins.sandboxes.users import A_PROCESS, is_real_root, user_of_its_own


@pytest.mark.skipif(not is_real_root(), reason="only root becomes another user")
def test_a_user_that_lives_is_not_given_again() -> None:
    user = user_of_its_own()
    command = ["setpriv", f"--reuid={user}", "--clear-groups", "cat"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as living:
        assert living.stdin is not None
        assert living.stdout is not None
        living.stdin.write(b"started\n")
        living.stdin.flush()
        assert living.stdout.readline() == b"started\n"
        assert user not in {user_of_its_own() for _ in range(2 * A_PROCESS)}
        living.stdin.close()
