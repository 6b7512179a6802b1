import type ts from "typescript";
import { diagnostic } from "../../diagnostics/index.ts";
import type { SecretSource } from "../project.ts";
import type { Declared, Loader } from "./loader.ts";
import { wordOf } from "./vocabulary.ts";

/** The `secrets` of a container, by environment variable; undefined without any. */
export function loadSecrets(
  loader: Loader,
  { name, options: { calls } }: Declared,
): Readonly<Record<string, SecretSource>> | undefined {
  const secrets = [...calls].flatMap(([path, call]) => {
    const variable = path.startsWith("secrets.") ? path.slice("secrets.".length) : undefined;
    const source = variable && sourceOf(loader, call, `\`${path}\` of container \`${name}\``);
    return source ? [[variable, source] as const] : [];
  });
  return secrets.length === 0 ? undefined : Object.fromEntries(secrets);
}

function sourceOf(
  loader: Loader,
  call: ts.CallExpression,
  option: string,
): SecretSource | undefined {
  const kind = wordOf(loader.checker, loader.vocabulary, call.expression);
  if (kind !== "secret" && kind !== "parameter") return undefined;
  const [name, key] = call.arguments.map((argument) => textOf(loader, argument, option));
  return { kind, name: name ?? "", ...(key !== undefined && { key }) };
}

function textOf(loader: Loader, argument: ts.Expression, option: string): string | undefined {
  const constant = loader.constantOf(argument);
  if (constant.kind === "constant") {
    return typeof constant.value === "string" ? constant.value : undefined;
  }
  const values = { option, part: constant.node.getText() };
  loader.report(diagnostic("NG2104", loader.span(constant.node), values));
  return undefined;
}
