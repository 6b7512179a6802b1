import type { NodeRule, ProjectRule } from "./rule.ts";
import { accessor } from "./rules/accessor.ts";
import { asyncCallback } from "./rules/async-callback.ts";
import { badContainerOption } from "./rules/bad-container-option.ts";
import { badDuration, badSleep } from "./rules/bad-duration.ts";
import { badFunctionOption } from "./rules/bad-function-option.ts";
import { badMemory } from "./rules/bad-memory.ts";
import { badName } from "./rules/bad-name.ts";
import { badRetry } from "./rules/bad-retry.ts";
import { classInFlow } from "./rules/class-in-flow.ts";
import { commaOperator } from "./rules/comma-operator.ts";
import { deadlines } from "./rules/deadlines.ts";
import { deleteInFlow } from "./rules/delete-in-flow.ts";
import { duplicateName } from "./rules/duplicate-name.ts";
import { durationOutOfRange } from "./rules/duration-out-of-range.ts";
import { exitCode } from "./rules/exit-code.ts";
import { expressTimeout } from "./rules/express-timeout.ts";
import { failCode } from "./rules/fail-code.ts";
import { fargateSize } from "./rules/fargate-size.ts";
import { forgottenAwait } from "./rules/forgotten-await.ts";
import { generator } from "./rules/generator.ts";
import { imageFolder } from "./rules/image-folder.ts";
import { imageTag } from "./rules/image-tag.ts";
import { impureGlobal } from "./rules/impure-global.ts";
import { lockCalls, lockOptions } from "./rules/locks.ts";
import { longHeartbeat } from "./rules/long-heartbeat.ts";
import { longName } from "./rules/long-name.ts";
import { misplacedFile } from "./rules/misplaced-file.ts";
import { misplacedSkip } from "./rules/misplaced-skip.ts";
import { moduleValue } from "./rules/module-value.ts";
import { newInFlow } from "./rules/new-in-flow.ts";
import { noImage } from "./rules/no-image.ts";
import { notJson } from "./rules/not-json.ts";
import { outerChange } from "./rules/outer-change.ts";
import { outsideImport } from "./rules/outside-import.ts";
import { promiseFunctions } from "./rules/promise-functions.ts";
import { promiseMethod } from "./rules/promise-method.ts";
import { recursion } from "./rules/recursion.ts";
import { reservedVariable } from "./rules/reserved-variable.ts";
import { scheduleNeedsParams } from "./rules/schedule-needs-params.ts";
import { scheduleOptions } from "./rules/schedule-options.ts";
import { scheduleParams } from "./rules/schedule-params.ts";
import { schedules } from "./rules/schedules.ts";
import { scriptFile } from "./rules/script-file.ts";
import { secretInFlow } from "./rules/secret-in-flow.ts";
import { secretVariable } from "./rules/secret-variable.ts";
import { serviceCalls } from "./rules/service-calls.ts";
import { settledAsValue } from "./rules/settled-as-value.ts";
import { settledPredicate } from "./rules/settled-predicate.ts";
import { sharedChange } from "./rules/shared-change.ts";
import { staleType } from "./rules/stale-type.ts";
import { taggedTemplate } from "./rules/tagged-template.ts";
import { timeHandedOver } from "./rules/time-handed-over.ts";
import { triggers } from "./rules/triggers.ts";
import { unsupportedSyntax } from "./rules/unsupported-syntax.ts";
import { usingDeclaration } from "./rules/using-declaration.ts";
import { varInFlow } from "./rules/var-in-flow.ts";

export const nodeRules: readonly NodeRule[] = [
  accessor,
  asyncCallback,
  badSleep,
  classInFlow,
  commaOperator,
  deleteInFlow,
  failCode,
  forgottenAwait,
  generator,
  impureGlobal,
  lockCalls,
  misplacedFile,
  misplacedSkip,
  moduleValue,
  newInFlow,
  notJson,
  outerChange,
  outsideImport,
  promiseFunctions,
  promiseMethod,
  recursion,
  serviceCalls,
  secretInFlow,
  settledAsValue,
  settledPredicate,
  sharedChange,
  staleType,
  taggedTemplate,
  unsupportedSyntax,
  usingDeclaration,
  varInFlow,
];

export const projectRules: readonly ProjectRule[] = [
  badContainerOption,
  badDuration,
  badFunctionOption,
  badMemory,
  badName,
  badRetry,
  duplicateName,
  durationOutOfRange,
  exitCode,
  deadlines,
  expressTimeout,
  fargateSize,
  imageFolder,
  imageTag,
  lockOptions,
  longHeartbeat,
  longName,
  reservedVariable,
  noImage,
  scheduleNeedsParams,
  scheduleOptions,
  scheduleParams,
  schedules,
  scriptFile,
  secretVariable,
  timeHandedOver,
  triggers,
];
