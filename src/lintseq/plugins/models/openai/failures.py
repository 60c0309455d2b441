"""What can go wrong with a server, in words: where, what, and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import openai

from lintseq.core.errors import ModelFailed

LONGEST = 200
"""Characters of a server's own words that are passed on."""


@dataclass(frozen=True)
class Server:
    """A server, as messages name it.

    Attributes:
        url: where it is.
        model: the name of the model asked for.
        key: the environment variable that holds the key.
    """

    url: str
    model: str
    key: str

    @contextmanager
    def told(self) -> Iterator[None]:
        """Turn what the client raises inside the context into a `ModelFailed`."""
        try:
            yield
        except openai.APITimeoutError as error:
            raise self.failed("did not answer in time", "give it more by --set timeout") from error
        except openai.APIConnectionError as error:
            cause = error.__cause__ or error
            raise self.failed(
                f"cannot be reached ({_short(cause)})",
                "start it, or name another by --set base-url",
            ) from error
        except (openai.AuthenticationError, openai.PermissionDeniedError) as error:
            raise self.failed(
                f"refuses the key ({_short(error)})", f"put a valid one in the variable {self.key}"
            ) from error
        except openai.NotFoundError as error:
            raise self.failed(
                f"does not know what was asked for, the model '{self.model}' ({_short(error)})",
                "name one that it has, or another address by --set base-url",
            ) from error
        except openai.APIStatusError as error:
            again = error.status_code in (408, 409, 429) or error.status_code >= 500
            remedy = "try again later with --resume" if again else "change what is asked for"
            raise self.failed(f"answers {_short(error)}", remedy) from error
        # What the client cannot read it raises in many forms.
        except (openai.OpenAIError, ValueError, TypeError) as error:
            raise self.malformed(_short(error)) from error

    def malformed(self, what: str) -> ModelFailed:
        """An answer that cannot be understood."""
        return self.failed(
            f"gave an answer that is none ({what})", "see whether it speaks OpenAI's protocol"
        )

    def failed(self, what: str, remedy: str) -> ModelFailed:
        """An error about the server, in one sentence."""
        return ModelFailed(f"The server at {self.url} {what}: {remedy}.")


def _short(error: BaseException) -> str:
    words = " ".join(str(error).split()).rstrip(".")
    return f"{words[:LONGEST]}…" if len(words) > LONGEST else words or type(error).__name__
