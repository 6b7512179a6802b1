import {
  and,
  binary,
  block,
  call,
  conditional,
  type Expression,
  lambda,
  list,
  literal,
  local,
  member,
  negate,
  object,
  or,
  raise,
  range,
  regex,
} from "../../jsonata/index.ts";
import type { LowerContext } from "../context.ts";

/**
 * The shortest text that reads back as the same number, for numbers that need 16 or 17 digits: JSONata's own text has 15. The fraction goes
 * through 28 exact decimals in three limbs of 26 bits. Exact from 1e-6 to 2^53.
 */
export function fractionText(number: Expression, context: LowerContext): Expression {
  const name = (hint: string): string => context.freshLocal(hint);
  const names: Names = {
    a: name("a"),
    s: name("s"),
    i: name("i"),
    x: name("x"),
    h: name("h"),
    y: name("y"),
    m: name("m"),
    len: name("len"),
    d: name("d"),
    z: name("z"),
    cut: name("cut"),
    c: name("c"),
    t: name("t"),
  };
  const v = variablesOf(names);
  const text = conditional(
    and(
      binary("=", v.a, call("floor", v.a)),
      binary("<=", v.a, literal(Number.MAX_SAFE_INTEGER + 1)),
    ),
    call("formatBase", v.a),
    conditional(
      binary("=", call("number", v.s), v.a),
      v.s,
      conditional(isInReach(v.a), longText(names, context), raise(tooLong)),
    ),
  );
  return block(
    [
      { name: names.a, value: call("abs", number) },
      { name: names.s, value: call("string", v.a) },
      { name: names.t, value: text },
    ],
    conditional(binary("<", number, literal(0)), binary("&", literal("-"), v.t), v.t),
  );
}

/** What a number says that has more digits than JSONata writes, and is too small or too large for the long way. */
export const tooLong = "a number of more than 15 digits as text: round it first";

function isInReach(a: Expression): Expression {
  return and(binary(">=", a, literal(1e-6)), binary("<=", a, literal(Number.MAX_SAFE_INTEGER)));
}

const B = literal(67108864);
const M = literal(10000000);

type Names = Readonly<
  Record<"a" | "s" | "i" | "x" | "h" | "y" | "m" | "len" | "d" | "z" | "cut" | "c" | "t", string>
>;

function variablesOf<Name extends string>(
  names: Readonly<Record<Name, string>>,
): Readonly<Record<Name, Expression>> {
  const entries = Object.entries<string>(names).map(([key, name]) => [key, local(name)]);
  return Object.fromEntries(entries) as Readonly<Record<Name, Expression>>;
}

function longText(names: Names, context: LowerContext): Expression {
  const v = variablesOf(names);
  const withoutZeros = call("replace", v.d, regex("^0+"), literal(""));
  return block(
    [
      { name: names.i, value: call("floor", v.a) },
      { name: names.x, value: binary("*", binary("-", v.a, v.i), B) },
      { name: names.h, value: call("floor", v.x) },
      { name: names.y, value: binary("*", binary("-", v.x, v.h), B) },
      { name: names.m, value: call("floor", v.y) },
      {
        name: names.len,
        value: conditional(
          binary("=", v.i, literal(0)),
          literal(0),
          call("length", call("formatBase", v.i)),
        ),
      },
      { name: names.d, value: decimals(v, context) },
      { name: names.z, value: binary("-", call("length", v.d), call("length", withoutZeros)) },
      { name: names.cut, value: cut(v, context) },
      { name: names.c, value: call(v.cut, literal(16)) },
    ],
    conditional(binary("=", call("number", v.c), v.a), v.c, call(v.cut, literal(17))),
  );
}

type Variables = Readonly<Record<keyof Names, Expression>>;

/** The integer part and 28 decimals, 7 a round. */
function decimals(v: Variables, context: LowerContext): Expression {
  const names = {
    q: context.freshLocal("q"),
    j: context.freshLocal("j"),
    c: context.freshLocal("c"),
    e: context.freshLocal("e"),
    g: context.freshLocal("g"),
  };
  const u = variablesOf(names);
  const limb = (name: string): Expression => member(u.q, name);
  const carried = (of: string, from: Expression): Expression =>
    binary("+", binary("*", limb(of), M), call("floor", binary("/", from, B)));
  const digits = call(
    "pad",
    call("formatBase", call("floor", binary("/", u.g, B))),
    literal(-7),
    literal("0"),
  );
  const step = block(
    [
      { name: names.c, value: binary("*", limb("l"), M) },
      { name: names.e, value: carried("m", u.c) },
      { name: names.g, value: carried("h", u.e) },
    ],
    object([
      { key: "h", value: binary("%", u.g, B) },
      { key: "m", value: binary("%", u.e, B) },
      { key: "l", value: binary("%", u.c, B) },
      { key: "t", value: binary("&", limb("t"), digits) },
    ]),
  );
  const start = object([
    { key: "h", value: v.h },
    { key: "m", value: v.m },
    { key: "l", value: binary("*", binary("-", v.y, v.m), B) },
    {
      key: "t",
      value: conditional(binary("=", v.i, literal(0)), literal(""), call("formatBase", v.i)),
    },
  ]);
  const rounds = range(literal(1), literal(4));
  return member(call("reduce", rounds, lambda([names.q, names.j], step), start), "t");
}

/** Rounds the decimals to `p` significant digits, half to even, and puts the point. */
function cut(v: Variables, context: LowerContext): Expression {
  const fresh = (hint: string): string => context.freshLocal(hint);
  const names = {
    p: fresh("p"),
    k: fresh("k"),
    q: fresh("q"),
    low: fresh("low"),
    r: fresh("r"),
    up: fresh("up"),
    w: fresh("w"),
    u: fresh("u"),
  };
  const n = variablesOf(names);
  const low = call("substring", v.d, binary("-", n.k, literal(7)), literal(7));
  const after = call("replace", call("substring", v.d, n.k), regex("0+(?![\\s\\S])"), literal(""));
  const width = negate(binary("+", n.q, literal(1)));
  return lambda(
    [names.p],
    block(
      [
        { name: names.k, value: binary("+", v.z, n.p) },
        { name: names.q, value: binary("-", n.k, v.len) },
        { name: names.low, value: binary("-", call("number", binary("&", literal("1"), low)), M) },
        { name: names.r, value: after },
        { name: names.up, value: roundedUp(n.low, n.r) },
        { name: names.w, value: call("pad", roundedDigits(v, n.p, n.up), width, literal("0")) },
        { name: names.u, value: binary("-", call("length", n.w), n.q) },
      ],
      withPoint(n.w, n.u),
    ),
  );
}

/** `rest`: the decimals that go. */
function roundedUp(low: Expression, rest: Expression): Expression {
  const half = literal("5");
  const odd = binary("=", binary("%", low, literal(2)), literal(1));
  const up = or(binary(">", rest, half), and(binary("=", rest, half), odd));
  return conditional(up, binary("+", low, literal(1)), low);
}

function roundedDigits(v: Variables, digits: Expression, low: Expression): Expression {
  const head = call("substring", v.d, v.z, binary("-", digits, literal(7)));
  const carry = call("floor", binary("/", low, M));
  const whole = call("formatBase", binary("+", call("number", head), carry));
  return binary(
    "&",
    whole,
    call("pad", call("formatBase", binary("%", low, M)), literal(-7), literal("0")),
  );
}

function withPoint(digits: Expression, at: Expression): Expression {
  const text = call(
    "join",
    list(call("substring", digits, literal(0), at), literal("."), call("substring", digits, at)),
  );
  return call("replace", text, regex("\\.0*(?![\\s\\S])|0+(?![\\s\\S])"), literal(""));
}
