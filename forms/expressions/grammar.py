"""The grammar of a condition: elementpath's XPath 1 parser with our function names.

Only the grammar is taken from the library; meaning is ours (`compiled`), because every operator and
function of XPath 1 raises on something an interview produces (empty, text where a number is wanted).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from elementpath import XPath1Parser
from elementpath.tdop import Parser

from forms.expressions.functions import FUNCTIONS

if TYPE_CHECKING:
    from elementpath.xpath_tokens import XPathToken

    Tree = XPathToken
else:
    Tree = Any

_REFERENCE_OR_TEXT = re.compile(r"'[^']*'|\"[^\"]*\"|\$\{\s*([^\W\d][\w.\-]*)\s*\}|\$")


class DollarAlone(Exception):
    """A `$` that is not `${name}`."""


class ConditionGrammar(XPath1Parser):
    """XPath 1 with the functions of `functions.FUNCTIONS` and `indexed-repeat`."""

    def parse(self, source: str) -> XPathToken:
        """The syntax tree, without the static evaluation that the library would do."""
        if self.tokenizer is None:
            self.tokenizer = self.create_tokenizer(self.symbol_table)
        return Parser.parse(self, source)


def _register() -> None:
    for name, function in FUNCTIONS.items():
        if name in ConditionGrammar.symbol_table:
            ConditionGrammar.unregister(name)  # the subclass has a table of its own
        nargs = function.least if function.least == function.most else (function.least, function.most)
        ConditionGrammar.function(name, nargs=nargs)
    ConditionGrammar.function("indexed-repeat", nargs=3)
    ConditionGrammar.build()


_register()


def to_xpath(source: str) -> str:
    """The expression with `${name}` written as the XPath variable `$name`; texts in quotes stay.

    Raises DollarAlone.
    """

    def rewritten(found: re.Match[str]) -> str:
        if found[0] == "$":
            raise DollarAlone
        return f"${found[1]} " if found[1] else found[0]

    return _REFERENCE_OR_TEXT.sub(rewritten, source)


def tree_of(source: str) -> Tree:
    """The syntax tree of one expression. Raises what the parser raises."""
    return ConditionGrammar().parse(to_xpath(source))
