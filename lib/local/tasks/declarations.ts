/** A function task of the project: what the runner needs of it. */
export interface TaskDeclaration {
  readonly name: string;
  /** Absolute path of the file, and the name of the constant that holds it there (exported or not). */
  readonly file: string;
  readonly variable: string;
  readonly timeoutSeconds: number;
  readonly memoryMiB: number;
  readonly environment: Readonly<Record<string, string>>;
  /** JSON Schemas that its input and its result are checked against. */
  readonly inputSchema?: Readonly<Record<string, unknown>>;
  readonly resultSchema?: Readonly<Record<string, unknown>>;
}

/** A container of the project: what the runner needs of it. */
export interface ContainerDeclaration {
  readonly name: string;
  /** A folder (absolute path) or an image URI. */
  readonly image:
    | { readonly kind: "folder"; readonly path: string }
    | { readonly kind: "uri"; readonly uri: string };
  readonly cpu: number;
  readonly memoryMiB: number;
  /** What stands for the image's entry point on this machine. */
  readonly local?: readonly string[];
}

/** The declaration that a deployed name stands for: the same name, or one that ends in `-<name>`; the longest wins. */
export function declared<D extends { readonly name: string }>(
  declarations: readonly D[],
  deployedName: string,
): D | undefined {
  return declarations
    .filter(({ name }) => deployedName === name || deployedName.endsWith(`-${name}`))
    .toSorted((one, other) => other.name.length - one.name.length)[0];
}
