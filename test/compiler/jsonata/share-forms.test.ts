import { describe, expect, it } from "vitest";
import {
  binary,
  block,
  call,
  conditional,
  type Expression,
  lambda,
  literal,
  local,
  member,
  print,
  raise,
  source,
  withForm,
} from "../../../lib/compiler/jsonata/index.ts";

const rows = member(source("result"), "rows");
const most = member(source("input"), "most");
const definition =
  '$text := function($n){ $number($string($n)) = $n ? $string($n) : $error("more than 15 digits") }';

describe("a form that occurs more than once in a field", () => {
  it("is written once, as a function of what it is about", () => {
    expect(shown(binary("&", numberText(rows), numberText(most)))).toBe(
      `( ${definition}; $text($states.result.rows) & $text($states.input.most) )`,
    );
  });

  it("takes what a block named for it alone", () => {
    const sum = binary("+", rows, most);
    const text = (name: string): Expression =>
      block([{ name, value: sum }], numberText(local(name)));
    expect(shown(binary("&", text("n~1"), text("n~2")))).toBe(
      `( ${definition}; $text($states.result.rows + $states.input.most) & $text($states.result.rows + $states.input.most) )`,
    );
  });

  it("joins the names of the block that it stands in", () => {
    const named = block(
      [{ name: "a~1", value: call("f", rows) }],
      binary("&", numberText(local("a~1")), numberText(rows)),
    );
    expect(shown(named)).toBe(
      `( ${definition}; $a := $f($states.result.rows); $text($a) & $text($states.result.rows) )`,
    );
  });

  it("works inside of functions, on their parameters", () => {
    const each = lambda(["n~1"], numberText(local("n~1")));
    const all = call("map", rows, each);
    expect(shown(binary("&", call("join", all), numberText(most)))).toBe(
      `( ${definition}; $join($map($states.result.rows, function($n){ $text($n) })) & $text($states.input.most) )`,
    );
  });

  it("stays apart from one that differs in more than its names", () => {
    const other = withForm(
      conditional(binary("=", most, literal(1)), literal("one"), call("string", most)),
      form,
    );
    const text = shown(binary("&", binary("&", numberText(rows), numberText(rows)), other));
    expect(text.match(/function/g)).toHaveLength(1);
  });

  it("shares forms that use another form", () => {
    const line = (of: Expression): Expression =>
      withForm(binary("&", binary("&", numberText(of), literal(" rows and more: ")), of), {
        name: "line",
        about: "of",
      });
    const text = shown(call("join", call("f", line(rows), line(most)), numberText(most)));
    expect(text.match(/more than 15 digits/g)).toHaveLength(1);
  });
});

describe("a form that occurs once", () => {
  it("stays where it is when it is about a short name", () => {
    expect(shown(block([{ name: "n~1", value: call("f") }], numberText(local("n~1"))))).toBe(
      '( $n := $f(); $number($string($n)) = $n ? $string($n) : $error("more than 15 digits") )',
    );
  });

  it("becomes a function when that saves repeating a long path", () => {
    const long = member(member(source("params"), "orders"), "priceOfTheFirst");
    expect(shown(binary("&", literal("costs "), numberText(long)))).toBe(
      `( ${definition}; "costs " & $text($states.context.Execution.Input.orders.priceOfTheFirst) )`,
    );
  });
});

const form = { name: "text", about: "n" };

function numberText(number: Expression): Expression {
  const text = call("string", number);
  const isExact = binary("=", call("number", text), number);
  return withForm(conditional(isExact, text, raise("more than 15 digits")), form);
}

function shown(expression: Expression): string {
  return print(expression, {
    variable: ({ variable }) => `$${variable}`,
    params: "execution input",
  });
}
