import ts from "typescript";
import type { ConstantValue, LoadedProject, Settings } from "./loaded-project.ts";
import { plainExpression } from "./plain-expression.ts";
import { readOptions } from "./settings.ts";
import { initializerOf, symbolOf } from "./symbols.ts";

/** A call of a service that is no declared step. */
export type ServiceCall = HttpCall | AwsCall;

/** `http.get(url, options)` */
export interface HttpCall {
  readonly kind: "http";
  readonly call: ts.CallExpression;
  readonly method: HttpMethod;
  readonly url: ts.Expression;
  readonly options?: ts.Expression;
}

/** `aws.s3.putObject(args, options)`, `aws.glue.startJobRun.sync(args, options)` */
export interface AwsCall {
  readonly kind: "aws";
  readonly call: ts.CallExpression;
  readonly service: string;
  readonly action: string;
  readonly pattern: "requestResponse" | "sync";
  readonly args?: ts.Expression;
  readonly options?: ts.Expression;
}

export type HttpMethod = (typeof METHODS)[keyof typeof METHODS];

const METHODS = {
  get: "GET",
  post: "POST",
  put: "PUT",
  patch: "PATCH",
  delete: "DELETE",
} as const;

type Project = Pick<LoadedProject, "checker" | "vocabularyOf" | "constantOf">;

/** The service that a call calls; undefined for any other call. */
export function serviceCallOf(node: ts.Node, project: Project): ServiceCall | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  const { root, names } = pathOf(node.expression);
  const word = project.vocabularyOf(root);
  if (word === "http") return httpCall(node, names);
  return word === "aws" ? awsCall(node, names) : undefined;
}

/** `aws` and `["s3", "putObject"]` of `aws.s3.putObject`. */
function pathOf(callee: ts.Expression): { root: ts.Expression; names: readonly string[] } {
  const plain = plainExpression(callee);
  if (!ts.isPropertyAccessExpression(plain) || isModule(plain)) return { root: plain, names: [] };
  const { root, names } = pathOf(plain.expression);
  return { root, names: [...names, plain.name.text] };
}

/** `nagare.aws` of `import * as nagare`. */
function isModule({ expression, name }: ts.PropertyAccessExpression): boolean {
  return ts.isIdentifier(expression) && (name.text === "aws" || name.text === "http");
}

function httpCall(call: ts.CallExpression, names: readonly string[]): HttpCall | undefined {
  const [name = "", ...others] = names;
  const [url, options] = call.arguments;
  if (!isMethod(name) || others.length > 0 || !url) return undefined;
  return { kind: "http", call, method: METHODS[name], url, ...(options && { options }) };
}

function awsCall(call: ts.CallExpression, names: readonly string[]): AwsCall | undefined {
  const [service, action, suffix, ...others] = names;
  if (!service || !action || others.length > 0 || (suffix && suffix !== "sync")) return undefined;
  const [args, options] = call.arguments;
  const pattern = suffix === "sync" ? "sync" : "requestResponse";
  const given = { ...(args && { args }), ...(options && { options }) };
  return { kind: "aws", call, service, action, pattern, ...given };
}

function isMethod(name: string): name is keyof typeof METHODS {
  return Object.hasOwn(METHODS, name);
}

/** The options of a service call, by name, as they are written; undefined where they can't be seen. */
export function optionsAt(
  { options }: ServiceCall,
  project: Project,
): ReadonlyMap<string, ts.Expression> | undefined {
  return options === undefined ? new Map() : membersOf(options, project);
}

function membersOf(
  node: ts.Expression,
  project: Project,
): ReadonlyMap<string, ts.Expression> | undefined {
  const literal = literalOf(node, project);
  if (literal === undefined) return undefined;
  const found = new Map<string, ts.Expression>();
  for (const property of literal.properties) {
    const members = ts.isSpreadAssignment(property)
      ? membersOf(property.expression, project)
      : memberOf(property);
    if (members === undefined) return undefined;
    for (const [name, value] of members) found.set(name, value);
  }
  return found;
}

/** An object written in place, or the one that a constant holds as long as the project runs. */
function literalOf(node: ts.Expression, project: Project): ts.ObjectLiteralExpression | undefined {
  const plain = plainExpression(node);
  if (ts.isObjectLiteralExpression(plain)) return plain;
  if (!ts.isIdentifier(plain) || project.constantOf(plain).kind === "unknown") return undefined;
  const symbol = symbolOf(project.checker, plain);
  const initializer = symbol && initializerOf(symbol);
  return initializer && literalOf(initializer, project);
}

function memberOf(
  property: ts.ObjectLiteralElementLike,
): ReadonlyMap<string, ts.Expression> | undefined {
  if (ts.isShorthandPropertyAssignment(property))
    return new Map([[property.name.text, property.name]]);
  if (!ts.isPropertyAssignment(property)) return undefined;
  const { name, initializer } = property;
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name)
    ? new Map([[name.text, initializer]])
    : undefined;
}

/** Options that have to be known when the project is compiled, and those of them that are not. */
export interface FixedOptions {
  readonly settings: Settings;
  readonly unknown: readonly { readonly path: string; readonly node: ts.Node }[];
}

const FIXED = ["connection", "retry", "timeout"] as const;

export function fixedOptions(call: ServiceCall, project: Project): FixedOptions {
  const settings = new Map();
  const unknown: { readonly path: string; readonly node: ts.Node }[] = [];
  const reader = {
    checker: project.checker,
    constantOf: project.constantOf,
    isMarker: () => false,
    notConstant: (path: string, node: ts.Node) => void unknown.push({ path, node }),
  };
  const members = optionsAt(call, project);
  for (const name of FIXED) {
    const node = members?.get(name);
    if (node === undefined) continue;
    for (const [path, setting] of readOptions(reader, node, name).settings)
      settings.set(path, setting);
  }
  return { settings, unknown };
}

/** The text of a constant, undefined for anything else. */
export function constantText(node: ts.Expression, project: Project): string | undefined {
  const constant = project.constantOf(node);
  const value: ConstantValue = constant.kind === "constant" ? constant.value : undefined;
  return typeof value === "string" ? value : undefined;
}
