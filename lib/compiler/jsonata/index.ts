/** JSONata as trees, with one printer. */
export { bind } from "./bind.ts";
export {
  absent,
  and,
  array,
  binary,
  block,
  call,
  conditional,
  context,
  decoded,
  encoded,
  index,
  isAbsent,
  lambda,
  list,
  literal,
  local,
  member,
  negate,
  not,
  nullable,
  object,
  or,
  raise,
  range,
  read,
  readInstant,
  regex,
  sequence,
  source,
  withForm,
} from "./build.ts";
export { equalExpressions } from "./equal.ts";
export type * from "./expression.ts";
export { functionNames } from "./function-names.ts";
export { createLocalNames } from "./local-names.ts";
export {
  forEachExpression,
  mapExpression,
  mapParts,
  readsOf,
  someExpression,
  substituteLocal,
} from "./map.ts";
export { isTaking, mayDiffer, readsClock } from "./may-differ.ts";
export { mayFail, mayFailItself, mayRaise } from "./may-fail.ts";
export type { PrintOptions } from "./print.ts";
export { print } from "./print.ts";
export { haveTableInCommon } from "./share-tables.ts";
export { simplify } from "./simplify.ts";
export { holdsToken, taskToken } from "./task-token.ts";
