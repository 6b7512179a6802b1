import { unsupportedSyntax } from "./catalogue/ng1000-unsupported-syntax.ts";
import { unsupportedCall } from "./catalogue/ng1001-unsupported-call.ts";
import { unsupportedMethod } from "./catalogue/ng1002-unsupported-method.ts";
import type { CatalogueEntry } from "./catalogue-entry.ts";

/** Every refusal and warning that nagare knows, by code. */
export const catalogue = [
  unsupportedSyntax,
  unsupportedCall,
  unsupportedMethod,
] as const satisfies readonly CatalogueEntry[];

export type Code = (typeof catalogue)[number]["code"];
