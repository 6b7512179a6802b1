import ts from "typescript";

/** Whether it is nagare's `Zoned`, and nothing else. */
export function isZoned(type: ts.Type): boolean {
  const symbol = type.getSymbol();
  return symbol?.name === "Zoned" && symbol.declarations?.every(isNagares) === true;
}

/** Whether it is nagare's `Calendar`. */
export function isCalendar(type: ts.Type): boolean {
  const symbol = type.getSymbol();
  return symbol?.name === "Calendar" && symbol.declarations?.every(isNagares) === true;
}

/** In the package, or in its source. */
function isNagares(declaration: ts.Declaration): boolean {
  return /\/lib\/flow\/(zoned|calendar)\.(d\.)?ts$/.test(declaration.getSourceFile().fileName);
}

/** Whether one stands anywhere in it. */
export function holdsZoned(
  type: ts.Type,
  checker: ts.TypeChecker,
  open: ReadonlySet<ts.Type> = new Set(),
): boolean {
  if (isZoned(type)) return true;
  if (open.has(type) || open.size > DEEPEST) return false;
  const inner = new Set([...open, type]);
  return partsOf(type, checker).some((part) => holdsZoned(part, checker, inner));
}

const DEEPEST = 8;

function partsOf(type: ts.Type, checker: ts.TypeChecker): readonly ts.Type[] {
  if (type.isUnionOrIntersection()) return type.types;
  const item = checker.isArrayLikeType(type)
    ? checker.getIndexTypeOfType(type, ts.IndexKind.Number)
    : undefined;
  if (item) return [item];
  const members = type.getSymbol()?.declarations?.some(isLibrary) ? [] : type.getProperties();
  const indexed = checker.getIndexInfosOfType(type).map((info) => info.type);
  return [...members.map((member) => checker.getTypeOfSymbol(member)), ...indexed];
}

/** Its members hold nothing of the project's. */
function isLibrary(declaration: ts.Declaration): boolean {
  return declaration.getSourceFile().isDeclarationFile;
}
