import ts from "typescript";
import { lockIn, rateIn } from "./load-lock.ts";
import type { LoadedLock, LoadedProject, LoadedRate, Setting, Settings } from "./loaded-project.ts";
import { plainExpression } from "./plain-expression.ts";

/** `withLock("warehouse", { key: day }, async () => …)` or `withRate(…)`. */
export interface LockCall {
  readonly word: "withLock" | "withRate";
  readonly call: ts.CallExpression;
  readonly settings: Settings;
  /** Any expression. */
  readonly key?: ts.Expression;
  /** The options, and what among them nobody knows before a run. */
  readonly options?: ts.Expression;
  readonly work?: ts.Expression;
  /** What has to be known when the project is compiled, and is not. */
  readonly unknown: readonly ts.Node[];
}

type Project = Pick<LoadedProject, "constantOf" | "vocabularyOf">;

/** Undefined for any other call. */
export function lockCallOf(call: ts.CallExpression, project: Project): LockCall | undefined {
  const word = project.vocabularyOf(call.expression);
  if (word !== "withLock" && word !== "withRate") return undefined;
  const [name, second, third] = call.arguments;
  const options = third ? second : undefined;
  const work = third ?? second;
  const { key, ...given } = givenBy(options, project);
  const fixed = constantsOf({ ...(name && { name }), ...given.members }, project);
  return {
    ...{ word, call, settings: new Map([...given.settings, ...fixed.settings]) },
    unknown: [...given.unknown, ...fixed.unknown],
    ...(key && { key }),
    ...(options && { options }),
    ...(work && { work }),
  };
}

function constantsOf(
  options: Readonly<Record<string, ts.Expression>>,
  { constantOf }: Project,
): Pick<LockCall, "settings" | "unknown"> {
  const settings = new Map<string, Setting>();
  const unknown: ts.Node[] = [];
  for (const [option, node] of Object.entries(options)) {
    const constant = constantOf(node);
    if (constant.kind === "unknown") unknown.push(constant.node);
    else if (constant.value !== undefined) settings.set(option, { value: constant.value, node });
  }
  return { settings, unknown };
}

/** What stands in the options: written in place, or in a constant that they are, or that is spread into them. */
interface Given {
  readonly members: Readonly<Record<string, ts.Expression>>;
  readonly settings: Settings;
  readonly unknown: readonly ts.Node[];
  readonly key?: ts.Expression;
}

const NOTHING: Given = { members: {}, settings: new Map(), unknown: [] };

function givenBy(options: ts.Expression | undefined, project: Project): Given {
  const literal = options && plainExpression(options);
  if (literal === undefined) return NOTHING;
  if (!ts.isObjectLiteralExpression(literal)) return constantObject(literal, project);
  return literal.properties.reduce(
    (given, member) => merged(given, memberOf(member, project)),
    NOTHING,
  );
}

function merged(left: Given, right: Given): Given {
  const key = right.key ?? left.key;
  return {
    members: { ...left.members, ...right.members },
    settings: new Map([...left.settings, ...right.settings]),
    unknown: [...left.unknown, ...right.unknown],
    ...(key && { key }),
  };
}

function constantObject(node: ts.Expression, { constantOf }: Project): Given {
  const constant = constantOf(node);
  const value = constant.kind === "constant" ? constant.value : undefined;
  if (typeof value !== "object" || value === null) return { ...NOTHING, unknown: [node] };
  const settings = Object.entries(value).map(
    ([name, each]) => [name, { value: each, node }] as const,
  );
  return { ...NOTHING, settings: new Map(settings) };
}

function memberOf(member: ts.ObjectLiteralElementLike, project: Project): Given {
  if (ts.isSpreadAssignment(member)) return givenBy(member.expression, project);
  if (ts.isShorthandPropertyAssignment(member)) return named(member.name.text, member.name);
  if (!ts.isPropertyAssignment(member)) return { ...NOTHING, unknown: [member] };
  const { name, initializer } = member;
  const isText = ts.isIdentifier(name) || ts.isStringLiteralLike(name);
  return isText ? named(name.text, initializer) : { ...NOTHING, unknown: [member] };
}

function named(name: string, value: ts.Expression): Given {
  return name === "key" ? { ...NOTHING, key: value } : { ...NOTHING, members: { [name]: value } };
}

/** The lock that a block asks for. */
export function lockOfCall({ settings }: LockCall): LoadedLock {
  return lockIn({ kind: "block", name: nameIn(settings) }, optionsOf(settings), "");
}

/** The rate that a block keeps to. */
export function rateOfCall({ settings }: LockCall): LoadedRate {
  return rateIn({ kind: "block", name: nameIn(settings) }, optionsOf(settings), "");
}

function optionsOf(settings: Settings) {
  return { settings, functions: new Map(), calls: new Map() };
}

function nameIn(settings: Settings): string {
  return String(settings.get("name")?.value ?? "");
}
