import { Token } from "aws-cdk-lib";
import type { StateMachine } from "../../asl/index.ts";

/** The values of a definition that CloudFormation knows only at deploy: `DefinitionSubstitutions` puts them in for `${Name}`. */
export interface Substitutions {
  /** What stands for the value in the definition: itself if it is known now, else a mark that `print` turns into `${Name}`. */
  reference(name: string, value: string): string;
  /** The definition as text. A `${` of the user's own stays what it is, and is never taken for a substitution. */
  print(definition: StateMachine): string;
  /** By name: what CloudFormation puts in. */
  values(): Readonly<Record<string, string>>;
}

export function collectSubstitutions(): Substitutions {
  const values = new Map<string, string>();
  return {
    reference(name, value) {
      if (!Token.isUnresolved(value)) return value;
      const key = freeKey(values, pascalCase(name), value);
      values.set(key, value);
      return `\0${key}\0`;
    },
    print: (definition) =>
      JSON.stringify(definition, null, 2)
        // In JSON text a dollar only stands inside a string, where the escape means the same.
        .replaceAll("${", "\\u0024{")
        .replaceAll(/\\u0000(\w+)\\u0000/g, (mark, key) => (values.has(key) ? `\${${key}}` : mark)),
    values: () => Object.fromEntries(values),
  };
}

function freeKey(values: ReadonlyMap<string, string>, name: string, value: string): string {
  const taken = (key: string): boolean => (values.get(key) ?? value) !== value;
  let key = name;
  for (let count = 2; taken(key); count++) key = `${name}${count}`;
  return key;
}

/** Names of substitutions have letters and digits only. */
function pascalCase(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}
