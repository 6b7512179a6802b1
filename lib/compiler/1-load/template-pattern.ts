import ts from "typescript";

/** The regular expression of a template literal type: `${number}s` is `^-?\d+(\.\d+)?s$`. */
export function templatePattern(checker: ts.TypeChecker, type: ts.TemplateLiteralType): string {
  const parts = type.types.map(
    (each, index) => holePattern(checker, each) + escaped(type.texts[index + 1] ?? ""),
  );
  return `^${escaped(type.texts[0] ?? "")}${parts.join("")}$`;
}

function holePattern(checker: ts.TypeChecker, type: ts.Type): string {
  if (type.flags & ts.TypeFlags.Number) return "-?\\d+(\\.\\d+)?";
  if (type.flags & ts.TypeFlags.TemplateLiteral) {
    return `(${templatePattern(checker, type as ts.TemplateLiteralType).slice(1, -1)})`;
  }
  return type.flags & ts.TypeFlags.BigInt ? "-?\\d+" : ".*";
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
