"""The laws of the languages that a grammar alone judges."""

from __future__ import annotations

from hypothesis import settings

from lintseq.languages.csharp import CSHARP
from lintseq.languages.dart import DART
from lintseq.languages.haskell import HASKELL
from lintseq.languages.julia import JULIA
from lintseq.languages.kotlin import KOTLIN
from lintseq.languages.perl import PERL
from lintseq.languages.r import R
from lintseq.languages.scala import SCALA
from lintseq.languages.swift import SWIFT
from lintseq.testing.effort import EFFORT
from lintseq.testing.language import LanguageConformance

FEW = settings(EFFORT, max_examples=5)


class TestCSharp(LanguageConformance):
    language = CSHARP
    programs = (
        "[Obsolete]\n"
        "public class A\n"
        "{\n"
        "    // first\n"
        "    int F(int a)\n"
        "    {\n"
        "        if (a > 1)\n"
        "        {\n"
        "            G();\n"
        "        }\n"
        "        else\n"
        "        {\n"
        "            H();\n"
        "        }\n"
        "        return a;\n"
        "    }\n"
        "}\n",
        "void F() {\n"
        "    try {\n"
        "        G();\n"
        "    } catch (X) {\n"
        "        H();\n"
        "    }\n"
        "    finally\n"
        "    {\n"
        "        I();\n"
        "    }\n"
        "    switch (a) {\n"
        "        case 1:\n"
        "            // one\n"
        "            J();\n"
        "            break;\n"
        "        default:\n"
        "            break;\n"
        "    }\n"
        "}\n",
    )
    comments = (
        "// a\n",
        "/* a */\n",
    )
    effort = FEW


class TestDart(LanguageConformance):
    language = DART
    programs = (
        "/// doc\n"
        "@override\n"
        "class A extends B {\n"
        "  A(this.x) {\n"
        "    a();\n"
        "  }\n"
        "  @override\n"
        "  int f(int a)\n"
        "  {\n"
        "    return a;\n"
        "  }\n"
        "  int g() =>\n"
        "      1;\n"
        "}\n",
        "void f() {\n"
        "  if (a) {\n"
        "    b();\n"
        "  }\n"
        "  else if (c) {\n"
        "    d();\n"
        "  } else {\n"
        "    e();\n"
        "  }\n"
        "  try {\n"
        "    b();\n"
        "  }\n"
        "  on E catch (e) {\n"
        "    c();\n"
        "  }\n"
        "  finally {\n"
        "    d();\n"
        "  }\n"
        "  switch (a) {\n"
        "    case 1:\n"
        "      b();\n"
        "      break;\n"
        "    default:\n"
        "      c();\n"
        "  }\n"
        "}\n",
    )
    comments = (
        "// a\n",
        "/* a */\n",
    )
    effort = FEW


class TestHaskell(LanguageConformance):
    language = HASKELL
    programs = (
        "module A\n"
        "  ( f\n"
        "  , g\n"
        "  ) where\n"
        "\n"
        "import B\n"
        "  ( c\n"
        "  )\n"
        "\n"
        "data T = A\n"
        "  | B\n"
        "  deriving (Show)\n"
        "\n"
        "class C a where\n"
        "  m :: a -> Int\n"
        "  n :: a\n",
        "-- | doc\n"
        "f :: Int -> Int\n"
        "f x = y\n"
        "  where\n"
        "    y :: Int\n"
        "    y = 1\n"
        "\n"
        "g x\n"
        "  | x > 1 = 1\n"
        "  | otherwise = 2\n",
    )
    comments = (
        "-- a\n",
        "{- a -}\n",
    )
    effort = FEW


class TestJulia(LanguageConformance):
    language = JULIA
    programs = (
        "function f(a)\n"
        "    if a > 1\n"
        "        b\n"
        "    elseif a < 2\n"
        "        c\n"
        "    else\n"
        "        d\n"
        "    end\n"
        "    try\n"
        "        a\n"
        "    catch e\n"
        "        b\n"
        "    end\n"
        "    map(x) do y\n"
        "        y + 1\n"
        "    end\n"
        "end\n",
        "module A\n"
        '"""\n'
        "doc # no comment\n"
        '"""\n'
        "f(x) =\n"
        "    x + 1\n"
        "#= a\n"
        "b =#\n"
        "g = [\n"
        "    1,\n"
        "]\n"
        "end\n",
    )
    comments = (
        "# a\n",
        "#= a =#\n",
    )
    effort = FEW


class TestKotlin(LanguageConformance):
    language = KOTLIN
    programs = (
        "@Ann\n"
        "class A(\n"
        "    val x: Int\n"
        ") : B() {\n"
        "    // one\n"
        "    val p: Int\n"
        "        get() {\n"
        "            return 1\n"
        "        }\n"
        "    fun f(): Int\n"
        "    {\n"
        "        return 2\n"
        "    }\n"
        "    fun g() =\n"
        "        1\n"
        "}\n",
        "fun f(a: Int) {\n"
        "    if (a > 1) {\n"
        "        b()\n"
        "    }\n"
        "    else if (a < 2) {\n"
        "        c()\n"
        "    } else {\n"
        "        d()\n"
        "    }\n"
        "    when (a) {\n"
        "        1 -> b()\n"
        "        2 -> {\n"
        "            c()\n"
        "        }\n"
        "    }\n"
        "    if (a == 3)\n"
        "        b()\n"
        "    else\n"
        "        c()\n"
        "}\n",
    )
    comments = (
        "// a\n",
        "/* a */\n",
    )
    effort = FEW


class TestPerl(LanguageConformance):
    language = PERL
    programs = (
        "sub f {\n"
        "    if ($a) {\n"
        "        b();\n"
        "    }\n"
        "    elsif ($c) {\n"
        "        d();\n"
        "    } else {\n"
        "        e();\n"
        "    }\n"
        "    while (1)\n"
        "    {\n"
        "        c();\n"
        "    }\n"
        "}\n",
        "=head1 X\n"
        "\n"
        "=cut\n"
        "\n"
        "my $s = <<EOT;\n"
        "# x\n"
        "EOT\n"
        "my $q = qq{\n"
        "x\n"
        "};\n"
        "my %h = (\n"
        "    a => 1,\n"
        ");\n"
        "my $long = $a\n"
        "    + $b;\n"
        "__END__\n"
        "any thing {\n",
    )
    comments = ("# a\n",)
    effort = FEW


class TestR(LanguageConformance):
    language = R
    programs = (
        "f <- function(a, b)\n"
        "{\n"
        "  # one\n"
        "  if (a > 1) {\n"
        "    b\n"
        "  } else if (c) {\n"
        "    d\n"
        "  } else {\n"
        "    e\n"
        "  }\n"
        "  if (a)\n"
        "    b\n"
        "  else\n"
        "    c\n"
        "}\n"
        "g <- function(x)\n"
        "  x + 1\n",
        's <- "a\n'
        '# b"\n'
        "x <- a %>%\n"
        "  b() %>%\n"
        "  c()\n"
        "lapply(x, function(y) {\n"
        "  y\n"
        "})\n"
        "repeat {\n"
        "  break\n"
        "}\n",
    )
    comments = ("# a\n",)
    effort = FEW


class TestScala(LanguageConformance):
    language = SCALA
    programs = (
        "@ann\n"
        "class A(\n"
        "  x: Int\n"
        ") extends B {\n"
        "  /* a\n"
        "     b */\n"
        "  def f(a: Int): Int =\n"
        "  {\n"
        "    if (a > 1) {\n"
        "      b\n"
        "    }\n"
        "    else {\n"
        "      c\n"
        "    }\n"
        "  }\n"
        "}\n",
        "object A {\n"
        "  a match {\n"
        "    case 1 => b\n"
        "    case 2 =>\n"
        "      c\n"
        "      // two\n"
        "  }\n"
        "  try {\n"
        "    b\n"
        "  }\n"
        "  catch {\n"
        "    case e: E =>\n"
        "      c\n"
        "  }\n"
        '  val s = """x\n'
        '// y"""\n'
        "  l.map { x =>\n"
        "    x + 1\n"
        "  }\n"
        "}\n",
    )
    comments = (
        "// a\n",
        "/* a */\n",
    )
    effort = FEW


class TestSwift(LanguageConformance):
    language = SWIFT
    programs = (
        "@available(iOS 1)\n"
        "class A: B {\n"
        "    var p: Int {\n"
        "        get {\n"
        "            return 1\n"
        "        }\n"
        "    }\n"
        "    // f\n"
        "    func f(a: Int) -> Int\n"
        "    {\n"
        "        return a\n"
        "            .b()\n"
        "    }\n"
        "}\n",
        "func f() {\n"
        "    if a > 1 {\n"
        "        b()\n"
        "    }\n"
        "    else if a < 2 {\n"
        "        c()\n"
        "    } else {\n"
        "        d()\n"
        "    }\n"
        "    guard let x = y else {\n"
        "        return\n"
        "    }\n"
        "    switch a {\n"
        "    case 1:\n"
        "        b()\n"
        "    default:\n"
        "        c()\n"
        "        // x\n"
        "    }\n"
        "    do {\n"
        "        try b()\n"
        "    }\n"
        "    catch {\n"
        "        c()\n"
        "    }\n"
        "}\n",
    )
    comments = (
        "// a\n",
        "/* a */\n",
    )
    effort = FEW
