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
  /** A folder (absolute path), an image URI, or a task definition that is there already with the name of the container in it. */
  readonly image:
    | { readonly kind: "folder"; readonly path: string }
    | { readonly kind: "uri"; readonly uri: string }
    | { readonly kind: "taskDefinition"; readonly family: string; readonly container: string };
  readonly cpu: number;
  readonly memoryMiB: number;
  /** @default "x86_64" */
  readonly architecture?: "arm64" | "x86_64";
  /** @default 20 */
  readonly storageGiB?: number;
  /** By environment variable. */
  readonly secrets?: Readonly<Record<string, { readonly kind: string; readonly name: string }>>;
  /** A script that runs instead of the image's entry point; in the image itself its text comes in a variable. */
  readonly script?: {
    /** Absolute. */
    readonly file: string;
    readonly entryPoint: readonly string[];
    readonly variable: string;
  };
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
