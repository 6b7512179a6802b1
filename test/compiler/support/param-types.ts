import fc from "fast-check";
import type { JsonValue } from "../../../lib/asl/index.ts";

/** A TypeScript type, what is of it, and what is not. */
export interface ParamType {
  readonly text: string;
  readonly right: fc.Arbitrary<JsonValue>;
  readonly wrong: fc.Arbitrary<JsonValue>;
}

/** Objects of random members, at most three deep. */
export const paramsType = (): fc.Arbitrary<ParamType> =>
  fc.letrec<{ object: ParamType; any: ParamType }>((tie) => ({
    object: fc
      .uniqueArray(fc.record({ key: key(), optional: fc.boolean(), type: tie("any") }), {
        selector: (member) => member.key,
        minLength: 1,
        maxLength: 3,
      })
      .map(objectType),
    any: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      fc.constantFrom(text, number, boolean, choice),
      tie("any").map(nullable),
      tie("any").map(arrayOf),
      tie("any").map(recordOf),
      tie("object"),
    ),
  })).object;

/** Params that are right. */
export const valuesOf = ({ right }: ParamType): fc.Arbitrary<JsonValue> => right;

/** Params with something wrong in them. */
export const wrongValuesOf = ({ wrong }: ParamType): fc.Arbitrary<JsonValue> => wrong;

const text = scalar("string", fc.constantFrom("", "a", "0", "true"), [
  1,
  true,
  null,
  [],
  {},
  ["a"],
]);
const number = scalar("number", fc.constantFrom(0, -1, 1.5, 1e6), ["1", false, null, [], [1]]);
const boolean = scalar("boolean", fc.boolean(), ["true", 0, null, [true], {}]);
const choice = scalar('"a" | "b c"', fc.constantFrom("a", "b c"), ["c", "", null, 1, ["a"]]);

function scalar(name: string, right: fc.Arbitrary<JsonValue>, wrong: JsonValue[]): ParamType {
  return { text: name, right, wrong: fc.constantFrom(...wrong) };
}

function key(): fc.Arbitrary<string> {
  return fc.constantFrom("a", "b", "name", "type", "a b", "a.b", "$x", "order");
}

function nullable(type: ParamType): ParamType {
  const right = fc.oneof(type.right, fc.constant(null));
  return {
    text: `(${type.text}) | null`,
    right,
    wrong: type.wrong.filter((each) => each !== null),
  };
}

function arrayOf(type: ParamType): ParamType {
  const around = fc.array(type.right, { maxLength: 2 });
  const wrongItem = fc
    .tuple(around, type.wrong, around)
    .map(([before, wrong, after]): JsonValue => [...before, wrong, ...after]);
  return {
    text: `(${type.text})[]`,
    right: fc.array(type.right, { maxLength: 3 }),
    wrong: fc.oneof(wrongItem, fc.constantFrom<JsonValue[]>(null, {}, "[]", 0)),
  };
}

function recordOf(type: ParamType): ParamType {
  return {
    text: `Record<string, ${type.text}>`,
    right: fc.dictionary(key(), type.right, { maxKeys: 2, noNullPrototype: true }),
    wrong: fc.constantFrom<JsonValue[]>(null, [], "{}", 0),
  };
}

interface Member {
  readonly key: string;
  readonly optional: boolean;
  readonly type: ParamType;
}

function objectType(members: readonly Member[]): ParamType {
  const parts = members.map(
    ({ key: name, optional, type }) =>
      `${JSON.stringify(name)}${optional ? "?" : ""}: ${type.text}`,
  );
  const requiredKeys = members.filter(({ optional }) => !optional).map(({ key: name }) => name);
  const values = Object.fromEntries(members.map(({ key: name, type }) => [name, type.right]));
  const right = fc.record(values, { requiredKeys, noNullPrototype: true });
  const wrongMember = members.map(({ key: name, type }) =>
    fc.tuple(right, type.wrong).map(([object, wrong]) => ({ ...object, [name]: wrong })),
  );
  const missing = requiredKeys.map((name) =>
    right.map((object) =>
      Object.fromEntries(Object.entries(object).filter(([own]) => own !== name)),
    ),
  );
  return { text: `{ ${parts.join("; ")} }`, right, wrong: fc.oneof(...wrongMember, ...missing) };
}
