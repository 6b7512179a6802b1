import ts from "typescript";
import type { JsonSchema } from "../project.ts";
import { isZoned } from "./is-zoned.ts";
import type { Loader } from "./loader.ts";
import { templatePattern } from "./template-pattern.ts";

/** A type as JSON Schema, and the parts of it that are not JSON, by path. */
export interface TypeSchema {
  readonly schema: JsonSchema;
  readonly problems: readonly TypeProblem[];
}

export interface TypeProblem {
  readonly path: string;
  readonly type: string;
  /** The member's declaration, where it is in the project. */
  readonly node: ts.Node;
}

export interface SchemaOptions {
  /** Whether `null` stands for undefined among an array's items, as JSON has it. @default false */
  readonly nullForUndefinedItem?: boolean;
  /** Gives up, with a problem, on a type of more parts. @default no bound */
  readonly mostParts?: number;
}

export function schemaOf(
  loader: Loader,
  type: ts.Type,
  at: ts.Node,
  options: SchemaOptions = {},
): TypeSchema {
  const reading: Reading = {
    loader,
    at,
    options,
    parts: { count: 0 },
    problems: [],
    open: new Map(),
    definitions: {},
    members: [at],
  };
  const schema = read(reading, type, "");
  const hasDefinitions = Object.keys(reading.definitions).length > 0;
  return {
    schema: hasDefinitions ? { ...schema, $defs: reading.definitions } : schema,
    problems: reading.problems,
  };
}

interface Reading {
  readonly loader: Loader;
  readonly at: ts.Node;
  readonly options: SchemaOptions;
  readonly parts: { count: number };
  readonly problems: TypeProblem[];
  /** The object types around the one being read; one that meets itself again gets a name in `$defs`. */
  readonly open: Map<ts.Type, { name?: string }>;
  readonly definitions: Record<string, JsonSchema>;
  /** The declarations of the members on the way to here. */
  readonly members: ts.Node[];
}

function read(reading: Reading, type: ts.Type, path: string): JsonSchema {
  const { mostParts = Number.POSITIVE_INFINITY } = reading.options;
  if (++reading.parts.count > mostParts) return refuse(reading, type, path);
  for (const [flags, schema] of PRIMITIVES) if (type.flags & flags) return schema;
  if (type.isStringLiteral() || type.isNumberLiteral()) return literals([type.value]);
  if (type.flags & ts.TypeFlags.BooleanLiteral) return literals([isTrue(reading, type)]);
  if (isTemplate(type))
    return { type: "string", pattern: templatePattern(reading.loader.checker, type) };
  if (type.isUnion()) return readUnion(reading, type, path);
  if (type.flags & ts.TypeFlags.NonPrimitive) return { type: "object" };
  if (type.isIntersection() || type.flags & ts.TypeFlags.Object)
    return readObject(reading, type, path);
  return refuse(reading, type, path);
}

const PRIMITIVES: readonly (readonly [ts.TypeFlags, JsonSchema])[] = [
  [ts.TypeFlags.String, { type: "string" }],
  [ts.TypeFlags.Number, { type: "number" }],
  [ts.TypeFlags.Boolean, { type: "boolean" }],
  [ts.TypeFlags.Null, { type: "null" }],
  [ts.TypeFlags.Unknown, {}],
];

type JsonScalar = string | number | boolean | null;

function literals(values: readonly JsonScalar[]): JsonSchema {
  const kinds = new Set(values.map((value) => (value === null ? "null" : typeof value)));
  return { type: kinds.size === 1 ? [...kinds][0] : [...kinds], enum: values };
}

function isTrue(reading: Reading, type: ts.Type): boolean {
  return reading.loader.checker.typeToString(type) === "true";
}

function isTemplate(type: ts.Type): type is ts.TemplateLiteralType {
  return (type.flags & ts.TypeFlags.TemplateLiteral) !== 0;
}

function readUnion(reading: Reading, union: ts.UnionType, path: string): JsonSchema {
  const members = union.types.filter(({ flags }) => !(flags & ts.TypeFlags.Undefined));
  const schemas = mergeLiterals(members.map((member) => read(reading, member, path)));
  const [only, ...others] = schemas;
  if (only !== undefined && others.length === 0) return only;
  return withNull(schemas) ?? { anyOf: schemas };
}

/** All literals of a union are one `enum`; `true | false` is a boolean. */
function mergeLiterals(schemas: readonly JsonSchema[]): readonly JsonSchema[] {
  const values = schemas.flatMap(({ enum: each }) => (Array.isArray(each) ? each : []));
  const others = schemas.filter(({ enum: each }) => each === undefined);
  const isBoolean = values.includes(true) && values.includes(false);
  const rest = isBoolean ? values.filter((value) => typeof value !== "boolean") : values;
  return [
    ...(rest.length > 0 ? [literals(rest)] : []),
    ...(isBoolean ? [{ type: "boolean" }] : []),
    ...others,
  ];
}

/** `string | null` as `{ type: ["string", "null"] }`. */
function withNull(schemas: readonly JsonSchema[]): JsonSchema | undefined {
  const isNull = ({ type }: JsonSchema): boolean => type === "null";
  const [other, ...more] = schemas.filter((schema) => !isNull(schema));
  if (!schemas.some(isNull) || other === undefined || more.length > 0) return undefined;
  if (typeof other["type"] !== "string") return undefined;
  const values = Array.isArray(other["enum"]) ? { enum: [...other["enum"], null] } : {};
  return { ...other, type: [other["type"], "null"], ...values };
}

function readObject(reading: Reading, type: ts.Type, path: string): JsonSchema {
  const { checker } = reading.loader;
  const primitive = type.isIntersection() ? type.types.find(isPrimitive) : undefined;
  if (primitive) return read(reading, primitive, path);
  if (checker.isTupleType(type)) return readTuple(reading, type, path);
  if (checker.isArrayType(type)) {
    const [item] = checker.getTypeArguments(type as ts.TypeReference);
    return item
      ? { type: "array", items: readItem(reading, item, `${path}[]`) }
      : { type: "array" };
  }
  if (!isJsonObject(reading, type)) return refuse(reading, type, path);
  return readNamed(reading, type, () => readMembers(reading, type, path));
}

function readItem(reading: Reading, item: ts.Type, path: string): JsonSchema {
  const schema = read(reading, item, path);
  const mayBeNull = reading.options.nullForUndefinedItem === true && allowsUndefined(item);
  return mayBeNull ? { anyOf: [schema, { type: "null" }] } : schema;
}

/** A branded primitive: `string & { readonly brand: "id" }`. */
function isPrimitive(type: ts.Type): boolean {
  return (type.flags & (ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike)) !== 0;
}

function readTuple(reading: Reading, type: ts.Type, path: string): JsonSchema {
  const items = reading.loader.checker.getTypeArguments(type as ts.TypeReference);
  const { minLength } = (type as ts.TupleTypeReference).target;
  return {
    type: "array",
    prefixItems: items.map((item, index) => readItem(reading, item, `${path}[${index}]`)),
    items: false,
    minItems: minLength,
  };
}

/** Not a class instance, a function, or an object of the language's library such as `Date`. */
function isJsonObject(reading: Reading, type: ts.Type): boolean {
  if (isZoned(type)) return false;
  if (type.getCallSignatures().length > 0 || type.getConstructSignatures().length > 0) return false;
  const declarations = type.getSymbol()?.declarations ?? [];
  return !declarations.some(
    (declaration) =>
      ts.isClassLike(declaration) ||
      (ts.isInterfaceDeclaration(declaration) &&
        reading.loader.program.isSourceFileDefaultLibrary(declaration.getSourceFile())),
  );
}

function readNamed(reading: Reading, type: ts.Type, readMembersOnce: () => JsonSchema): JsonSchema {
  const around = reading.open.get(type);
  if (around !== undefined) {
    around.name ??= `${(type.aliasSymbol ?? type.getSymbol())?.name ?? "type"}${reading.open.size}`;
    return { $ref: `#/$defs/${around.name}` };
  }
  const entry: { name?: string } = {};
  reading.open.set(type, entry);
  const schema = readMembersOnce();
  reading.open.delete(type);
  if (entry.name === undefined) return schema;
  reading.definitions[entry.name] = schema;
  return { $ref: `#/$defs/${entry.name}` };
}

function readMembers(reading: Reading, type: ts.Type, path: string): JsonSchema {
  const { checker } = reading.loader;
  const members = checker.getPropertiesOfType(type);
  const entries = members.map(
    (member) => [member.name, readMember(reading, member, path)] as const,
  );
  const required = members
    .filter(({ flags }) => !(flags & ts.SymbolFlags.Optional))
    .filter((member) => !allowsUndefined(checker.getTypeOfSymbolAtLocation(member, reading.at)))
    .map(({ name }) => name);
  const index = checker.getIndexInfoOfType(type, ts.IndexKind.String);
  return {
    type: "object",
    ...(entries.length > 0 ? { properties: Object.fromEntries(entries) } : {}),
    ...(required.length > 0 ? { required } : {}),
    ...(index ? { additionalProperties: readIndex(reading, index.type, path) } : {}),
  };
}

/** `Record<string, never>` has no members. */
function readIndex(reading: Reading, type: ts.Type, path: string): JsonSchema | false {
  return type.flags & ts.TypeFlags.Never ? false : read(reading, type, `${path}[…]`);
}

function readMember(reading: Reading, member: ts.Symbol, path: string): JsonSchema {
  const { checker } = reading.loader;
  const type = checker.getTypeOfSymbolAtLocation(member, reading.at);
  const declaration = member.valueDeclaration;
  const isOwn = declaration !== undefined && !declaration.getSourceFile().isDeclarationFile;
  if (isOwn) reading.members.push(declaration);
  const schema = read(reading, type, path === "" ? member.name : `${path}.${member.name}`);
  if (isOwn) reading.members.pop();
  const description = ts.displayPartsToString(member.getDocumentationComment(checker)).trim();
  return { ...schema, ...tagsOf(member), ...(description === "" ? {} : { description }) };
}

function tagsOf(member: ts.Symbol): JsonSchema {
  const title = member.getJsDocTags().find(({ name }) => name === "title");
  return title?.text ? { title: ts.displayPartsToString(title.text) } : {};
}

function allowsUndefined(type: ts.Type): boolean {
  return type.isUnion() && type.types.some(({ flags }) => flags & ts.TypeFlags.Undefined);
}

function refuse(reading: Reading, type: ts.Type, path: string): JsonSchema {
  const node = reading.members.at(-1) ?? reading.at;
  reading.problems.push({ path, type: reading.loader.checker.typeToString(type), node });
  return {};
}
