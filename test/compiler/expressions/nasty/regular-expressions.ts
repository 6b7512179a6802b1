// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the snippets are source text
import { all, each, refused, row } from "./row.ts";

const days = [
  "",
  "2026-01-31",
  "on 2026-01-31 and 2026-02-28",
  "2026-1-1",
  "日付2026-01-31。",
  "x\n2026-01-31\n",
  "２０２６-01-31",
];
const words = [
  "",
  "a",
  "foo bar",
  "Foo-BAR baz",
  "a.b+c",
  "日本語 テスト",
  " \t\n",
  "x=1;y=22;",
  "$& $1 \\",
  "aaa",
  "a\u3000b\u00a0c",
  "\r\n",
];

/** Regular expressions, as far as both evaluators answer alike. */
export const patternRows = [
  row(
    "test",
    "s: string",
    "[/^\\d{4}-\\d{2}-\\d{2}$/.test(s), /\\d/.test(s), /^$/.test(s), /^\\d*$/.test(s)]",
    each(...days),
  ),
  row(
    "test",
    "s: string",
    "[/foo|bar/i.test(s), /[^a-z]/.test(s), /\\bba/.test(s), /a\\b/.test(s), /\\Ba/.test(s), /[\\s\\S]/.test(s)]",
    each(...words),
  ),
  row(
    "test",
    "s: string",
    "[/./.test(s), /./s.test(s), /^b/m.test(s), /[.+$\\\\/]/.test(s), /\\//.test(s), /[^\\S]/.test(s), /[^]/.test(s)]",
    each(...words, "a\nb", "\u2028b", "\u0085b", "/"),
  ),
  row(
    "test",
    "s: string",
    "[/[ぁ-ん]/.test(s), /日本/.test(s), /\\u65e5/.test(s), /[\\u3000-\\u30ff]+/.test(s), /\\x41/.test(s)]",
    each(...words, "ひらがな", "ア"),
  ),
  row("test", "s: string", "[DAY.test(s), isDay(s)]", each(...days), {
    module: "const DAY = /^(\\d{4})-/; const isDay = (s: string) => DAY.test(s);",
  }),
  row(
    "test",
    "s: string",
    "[/a$/.test(s), /a$/m.test(s), /^a/m.test(s)]",
    each("a", "a\n", "a\r\n", "b\na", "a\nb", "ab"),
  ),
  row(
    "test",
    "s: string",
    "[/(?=.*b)a/.test(s), /a(?!b)/.test(s), /(?:ab){2,3}/.test(s), /a{2}/.test(s), /a{2,}?b/.test(s), /[-a]/.test(s), /[(){}]/.test(s)]",
    each("", "ab", "abab", "aab", "a-b", "(b)", "}{"),
  ),
  row(
    "match",
    "s: string",
    "({ v: s.match(/(\\d{4})-(\\d{2})(?:-(\\d{2}))?/)?.[1], w: s.match(/(\\d{4})-(\\d{2})(?:-(\\d{2}))?/)?.[3] })",
    each(...days, "2026-01"),
  ),
  row(
    "match",
    "s: string",
    "({ v: s.match(/(a)|(b)/), w: s.match(/(a)|(b)/)?.[2] ?? 'none' })",
    each("", "a", "b", "ab", "ba", "c"),
  ),
  row("match", "s: string", "s.match(/\\d+/g)", each(...days)),
  row("match", "s: string", "(s.match(/[a-z]+/gi) ?? []).map((x) => x.length)", each(...words)),
  row("match", "s: string", "f0(s)", each(...days), {
    module:
      "function f0(s: string) { const m = s.match(/(\\d+)-(\\d+)/); if (m === null) return 'none'; const [whole, year, month] = m; return { whole, year, month, n: m.length }; }",
  }),
  row(
    "exec",
    "s: string",
    "({ v: /(\\d{4})-(\\d{2})/.exec(s), w: /(\\d)(x)?/.exec(s)?.[2] })",
    each(...days),
  ),
  row(
    "matchAll",
    "s: string",
    "[...s.matchAll(/(\\w)=(\\d+)?/g)].map((m) => ({ k: m[1], v: m[2] }))",
    each(...words, "a=;b=2", "a=1"),
  ),
  row("matchAll", "s: string", "[...s.matchAll(/a|b/g)].length", each(...words)),
  row("search", "s: string", "[s.search(/\\d/), s.search(/b/i)]", each(...days, ...words)),
  row(
    "split",
    "s: string",
    "[s.split(/\\s+/), s.split(/[,;]/, 2), s.split(/\\s*-\\s*/)]",
    each(...words, ...days),
  ),
  row(
    "replace",
    "s: string",
    "[s.replace(/o/, '0'), s.replace(/o/g, '0'), s.replaceAll(/[aeiou]/g, ''), s.replace(/[^0-9]/g, '')]",
    each(...words, ...days),
  ),
  row(
    "replace",
    "s: string",
    "[s.replace(/(\\w)(\\w)/g, '$2$1'), s.replace(/\\w+/g, '<$&>'), s.replace(/(a)|(b)/g, '[$1|$2]'), s.replace(/a/g, '$$'), s.replace(/a/, '\\\\')]",
    each(...words),
  ),
  row(
    "replace",
    "s: string, by: string",
    "[s.replace(/a/, by), s.replace(/a/g, by)]",
    all(words, ["", "x", "日本", "\\", "a"]),
  ),
  row(
    "replace",
    "s: string",
    "[s.replace(/[a-z]+/g, (m) => m.toUpperCase()), s.replace(/[a-z]+/, (m) => `$1${m.length}`), s.replace(/(\\w)-?(\\w)?/g, (m, a: string, b?: string) => `${m.length}${a}${b ?? '?'}`)]",
    each(...words),
  ),
  row("replace", "s: string", "s.replace(/\\s/g, '').replace(/\\S/g, 'x')", each(...words)),
  refused("regular expression", "s: string", "/(?<=a)b/.test(s)", "looks behind"),
  refused("regular expression", "s: string", "/(?<year>\\d+)/.test(s)", "names a group"),
  refused("regular expression", "s: string", "/(a)\\1/.test(s)", "refers back"),
  refused("regular expression", "s: string", "/\\p{L}/u.test(s)", "class of Unicode"),
  refused("regular expression", "s: string", "/a/y.test(s)", "flag `y`"),
  refused("regular expression", "s: string", "/a/g.test(s)", "counts its calls"),
  refused("regular expression", "s: string", "/é/i.test(s)", "beyond ASCII"),
  refused("regular expression", "s: string", "s.replace(/\\s*$/, '')", "no character at all"),
  refused("regular expression", "s: string", "s.split(/(,)/)", "has a group"),
  refused("regular expression", "s: string", "s.replaceAll(/a/, 'b')", "lacks the flag `g`"),
  refused("regular expression", "s: string", "[s].map(() => /a/)", "is a value here"),
  refused("regular expression", "s: string", "s.match(/((a)|b)+/)", "inside of a repeated group"),
];
