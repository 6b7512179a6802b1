import type { JsonObject, JsonValue } from "../../asl/index.ts";
import type { Place } from "./deployed-stack.ts";
import { isJsonObject } from "./is-json-object.ts";
import { listOf } from "./list-of.ts";
import type { Scope } from "./scope.ts";
import { textOf } from "./text-of.ts";

type Render = (value: JsonValue) => JsonValue;
type Rendering = (argument: JsonValue, scope: Scope, render: Render) => JsonValue;

/** A call of one of CloudFormation's functions. */
export interface FunctionCall {
  readonly name: string;
  readonly argument: JsonValue;
}

/** The call that an object stands for, if it stands for one. */
export function isFunction(value: JsonObject): FunctionCall | undefined {
  const [entry, ...more] = Object.entries(value);
  if (entry === undefined || more.length > 0) return undefined;
  const [name, argument] = entry;
  return name === "Ref" || name.startsWith("Fn::") ? { name, argument } : undefined;
}

/** What a function gives; one that depends on what no template says stays a call, in words. */
export function renderFunction(call: FunctionCall, scope: Scope, render: Render): JsonValue {
  const { name, argument } = call;
  return FUNCTIONS[name]?.(argument, scope, render) ?? asWritten(name, render(argument));
}

const FUNCTIONS: Readonly<Record<string, Rendering>> = {
  Ref: (id, scope) => {
    const name = textOf(id);
    return name.startsWith("AWS::") ? pseudo(name, scope.place) : scope.reference(name);
  },
  "Fn::GetAtt": (argument, scope) => {
    const [id = "", ...attribute] = Array.isArray(argument)
      ? argument.map(textOf)
      : textOf(argument).split(".");
    return scope.attribute(id, attribute.join("."));
  },
  "Fn::Join": (argument, _, render) => {
    const [separator = "", items] = listOf(argument);
    const joined = items === undefined ? [] : listOf(render(items));
    return joined.map(textOf).join(textOf(separator));
  },
  "Fn::Sub": (argument, scope, render) => {
    const [text = "", values = {}] = Array.isArray(argument) ? argument : [argument];
    const known: JsonValue = isJsonObject(values) ? render(values) : {};
    return textOf(text).replaceAll(/\$\{([^}]*)\}/g, (_, said: string) =>
      substituted(said, known, scope),
    );
  },
  "Fn::Select": (argument, _, render) => {
    const [index = 0, items] = listOf(argument);
    const rendered = items === undefined ? [] : render(items);
    const item = Array.isArray(rendered) ? rendered[Number(index)] : undefined;
    return item ?? asWritten("Fn::Select", [index, rendered]);
  },
  "Fn::Split": (argument, _, render) => {
    const [separator = "", text = ""] = listOf(argument).map(render);
    return textOf(text).split(textOf(separator));
  },
};

function substituted(said: string, known: JsonValue, scope: Scope): string {
  if (said.startsWith("!")) return `\${${said.slice(1)}}`;
  const own = isJsonObject(known) ? known[said] : undefined;
  if (own !== undefined) return textOf(own);
  if (said.startsWith("AWS::")) return pseudo(said, scope.place);
  const [id = "", ...attribute] = said.split(".");
  return attribute.length === 0
    ? textOf(scope.reference(id))
    : scope.attribute(id, attribute.join("."));
}

function pseudo(name: string, { account, region }: Place): string {
  const values: Readonly<Record<string, string | undefined>> = {
    "AWS::AccountId": account,
    "AWS::Region": region,
    "AWS::Partition": "aws",
    "AWS::URLSuffix": "amazonaws.com",
  };
  return values[name] ?? PSEUDO[name] ?? `<${name}>`;
}

const PSEUDO: Readonly<Record<string, string>> = {
  "AWS::AccountId": "<account>",
  "AWS::Region": "<region>",
  "AWS::StackName": "<stack>",
  "AWS::StackId": "<stack>",
};

function asWritten(name: string, argument: JsonValue): string {
  return `<${name.replace("Fn::", "")} ${textOf(argument)}>`;
}
