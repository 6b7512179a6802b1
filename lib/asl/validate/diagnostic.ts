/** Something that Step Functions finds wrong with a definition, in its own words. */
export interface DefinitionDiagnostic {
  readonly severity: "ERROR" | "WARNING";
  readonly code: DiagnosticCode;
  readonly message: string;
  /** Such as "/States/Load/Resource"; absent where AWS gives none. */
  readonly location?: string;
}

export type DiagnosticCode =
  | "SCHEMA_VALIDATION_FAILED"
  | "INVALID_JSON_DESCRIPTION"
  | "MISSING_TRANSITION_TARGET"
  | "MISSING_END_STATE"
  | "DUPLICATE_STATE_NAME"
  | "DUPLICATE_LABEL_NAME"
  | "INVALID_STATE_NAME"
  | "INVALID_VARIABLE_NAME"
  | "RESERVED_VARIABLE_NAME"
  | "INVALID_JSONATA_EXPRESSION"
  | "UNSUPPORTED_JSONATA_EXPRESSION";

export function schemaError(message: string, location: string): DefinitionDiagnostic {
  return diagnosed("SCHEMA_VALIDATION_FAILED", message, location);
}

export function diagnosed(
  code: DiagnosticCode,
  message: string,
  location: string,
): DefinitionDiagnostic {
  return { severity: "ERROR", code, message, location };
}
