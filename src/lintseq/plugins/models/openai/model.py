"""A model behind HTTP: so many requests on their way at once, completions in order."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import openai

from lintseq.core.errors import UsageError
from lintseq.core.model import Completion, Model, Request, SamplingParameters
from lintseq.core.option import OptionValue
from lintseq.plugins.models.openai.answers import read_completion
from lintseq.plugins.models.openai.failures import Server

NO_KEY = "none"
"""What is sent where the environment has no key: servers of one's own want none."""


class OpenAIModel(Model):
    """A model that a server offers. Seeds are passed on; whether they decide, the server knows."""

    reproducible = False

    def __init__(self, name: str, options: Mapping[str, OptionValue]) -> None:
        url = _checked(str(options["base-url"]))
        variable = str(options["api-key-env"])
        self.batch = int(options["concurrency"])
        self._chat = bool(options["chat"])
        self._special = bool(options["special-tokens"])
        self._server = Server(url, name, variable)
        self._client = openai.OpenAI(
            base_url=url,
            api_key=os.environ.get(variable) or NO_KEY,
            timeout=float(options["timeout"]),
            max_retries=int(options["retries"]),
        )

    def check(self) -> None:
        """Ask the server whether it has the model.

        Raises:
            ModelFailed: it cannot be reached, refuses us, or has no such model.
        """
        with self._server.told():
            try:
                listed = self._client.models.list()
            except openai.NotFoundError:
                # Not every server lists its models; the first completion will tell.
                return
            entries = getattr(listed, "data", None)
            if not isinstance(entries, list):
                raise self._server.malformed("its list of models is none")
        known = [str(getattr(entry, "id", "")) for entry in entries]
        if self._server.model not in known:
            raise self._server.failed(
                f"has no model '{self._server.model}', only: {', '.join(known[:10]) or 'none'}",
                "name one of these",
            )

    def version(self) -> str:
        """The server's address: more it does not promise."""
        return self._server.url

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def complete(
        self, requests: Sequence[Request], parameters: SamplingParameters
    ) -> Sequence[Completion]:
        """One completion for each request, in their order."""
        ask = partial(self._complete, parameters=parameters)
        pool = ThreadPoolExecutor(self.batch, thread_name_prefix="lintseq-openai")
        try:
            return list(pool.map(ask, requests))
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _complete(self, request: Request, parameters: SamplingParameters) -> Completion:
        with self._server.told():
            answer = self._ask(request, parameters)
        return read_completion(answer, self._server, parameters.stop)

    def _ask(self, request: Request, parameters: SamplingParameters) -> Any:
        drawn: dict[str, Any] = {
            "model": self._server.model,
            "temperature": parameters.temperature,
            "top_p": parameters.top_p,
            "max_tokens": parameters.max_tokens,
            "seed": request.seed,
        }
        if parameters.stop:
            drawn["stop"] = list(parameters.stop)
        if self._special:
            drawn["extra_body"] = {"skip_special_tokens": False}
        if self._chat:
            message = {"role": "user", "content": request.prompt}
            return self._client.chat.completions.create(messages=[message], **drawn)
        return self._client.completions.create(prompt=request.prompt, **drawn)


def _checked(url: str) -> str:
    """``url``, if it is an address that may be shown: to files and terminals it goes as it is."""
    try:
        parts = urlsplit(url)
        fit = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        secret = "@" in parts.netloc
    except ValueError:
        fit = secret = False
    if not fit:
        raise UsageError("The option 'base-url' takes an address such as http://127.0.0.1:8000/v1.")
    if secret:
        raise UsageError(
            "The option 'base-url' must hold no name and no password: put the key into the "
            "variable that the option 'api-key-env' names."
        )
    return url
