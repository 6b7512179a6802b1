import { unsupportedSyntax } from "./catalogue/ng1000-unsupported-syntax.ts";
import { unsupportedCall } from "./catalogue/ng1001-unsupported-call.ts";
import { unsupportedMethod } from "./catalogue/ng1002-unsupported-method.ts";
import { classInFlow } from "./catalogue/ng1003-class.ts";
import { generatorInFlow } from "./catalogue/ng1004-generator.ts";
import { newInFlow } from "./catalogue/ng1005-new.ts";
import { deleteInFlow } from "./catalogue/ng1006-delete.ts";
import { varInFlow } from "./catalogue/ng1007-var.ts";
import { regularExpression } from "./catalogue/ng1010-regular-expression.ts";
import { accessorInFlow } from "./catalogue/ng1011-accessor.ts";
import { commaOperator } from "./catalogue/ng1012-comma.ts";
import { taggedTemplate } from "./catalogue/ng1013-tagged-template.ts";
import { recursion } from "./catalogue/ng1014-recursion.ts";
import { forgottenAwait } from "./catalogue/ng1100-forgotten-await.ts";
import { promiseNeverAwaited } from "./catalogue/ng1101-promise-never-awaited.ts";
import { promiseMethod } from "./catalogue/ng1102-promise-method.ts";
import { promiseFunction } from "./catalogue/ng1103-promise-function.ts";
import { returnPromiseInTry } from "./catalogue/ng1104-return-in-try.ts";
import { asyncCallback } from "./catalogue/ng1105-async-callback.ts";
import { keptTooLong } from "./catalogue/ng1106-kept-too-long.ts";
import { impureGlobal } from "./catalogue/ng1200-impure-global.ts";
import { outsideImport } from "./catalogue/ng1201-outside-import.ts";
import { moduleValue } from "./catalogue/ng1202-module-value.ts";
import { moduleVariable } from "./catalogue/ng1203-module-variable.ts";
import { changedConstant } from "./catalogue/ng1204-changed-constant.ts";
import { secretInFlow } from "./catalogue/ng1210-secret-in-flow.ts";
import { misplacedFile } from "./catalogue/ng1211-misplaced-file.ts";
import { notJson } from "./catalogue/ng1300-not-json.ts";
import { inheritedMember } from "./catalogue/ng1301-inherited-member.ts";
import { unknownZone } from "./catalogue/ng1310-unknown-zone.ts";
import { timeFormat } from "./catalogue/ng1311-time-format.ts";
import { timeArgument } from "./catalogue/ng1312-time-argument.ts";
import { timeHandedOver } from "./catalogue/ng1313-time-handed-over.ts";
import { badCalendar } from "./catalogue/ng1320-bad-calendar.ts";
import { calendarEnds } from "./catalogue/ng1321-calendar-ends.ts";
import { outerChange } from "./catalogue/ng1400-outer-change.ts";
import { sharedChange } from "./catalogue/ng1402-shared-change.ts";
import { staleType } from "./catalogue/ng1403-stale-type.ts";
import { errorName } from "./catalogue/ng1601-error-name.ts";
import { unknownError } from "./catalogue/ng1602-unknown-error.ts";
import { instanceOf } from "./catalogue/ng1603-instance-of.ts";
import { errorAsValue } from "./catalogue/ng1604-error-as-value.ts";
import { errorMember } from "./catalogue/ng1605-error-member.ts";
import { settledAsValue } from "./catalogue/ng1606-settled-as-value.ts";
import { misplacedSkip } from "./catalogue/ng1701-misplaced-skip.ts";
import { failCode } from "./catalogue/ng1702-fail-code.ts";
import { failInExpression } from "./catalogue/ng1703-fail-in-expression.ts";
import { callbackSetting } from "./catalogue/ng1710-callback-setting.ts";
import { callbackStep } from "./catalogue/ng1711-callback-step.ts";
import { tokenUnused } from "./catalogue/ng1712-token-unused.ts";
import { lockHeld } from "./catalogue/ng1720-lock-held.ts";
import { lockOrder } from "./catalogue/ng1721-lock-order.ts";
import { lockInBranch } from "./catalogue/ng1722-lock-in-branch.ts";
import { lockOptionComputed } from "./catalogue/ng1723-lock-option-computed.ts";
import { noFlows } from "./catalogue/ng2000-no-flows.ts";
import { nagareMissing } from "./catalogue/ng2001-nagare-missing.ts";
import { unreadableFile } from "./catalogue/ng2002-unreadable-file.ts";
import { duplicateName } from "./catalogue/ng2100-duplicate-name.ts";
import { badName } from "./catalogue/ng2101-bad-name.ts";
import { misplacedDeclaration } from "./catalogue/ng2102-misplaced-declaration.ts";
import { flowNotExported } from "./catalogue/ng2103-flow-not-exported.ts";
import { optionNotConstant } from "./catalogue/ng2104-option-not-constant.ts";
import { noBody } from "./catalogue/ng2105-no-body.ts";
import { badDuration } from "./catalogue/ng2106-bad-duration.ts";
import { durationOutOfRange } from "./catalogue/ng2107-duration-out-of-range.ts";
import { badRetry } from "./catalogue/ng2108-bad-retry.ts";
import { badMemory } from "./catalogue/ng2109-bad-memory.ts";
import { badFunctionOption } from "./catalogue/ng2110-bad-function-option.ts";
import { badCron } from "./catalogue/ng2200-bad-cron.ts";
import { cronBothDays } from "./catalogue/ng2201-cron-both-days.ts";
import { badRate } from "./catalogue/ng2202-bad-rate.ts";
import { unknownTimezone } from "./catalogue/ng2203-unknown-timezone.ts";
import { scheduleNeedsParams } from "./catalogue/ng2204-schedule-needs-params.ts";
import { scheduleParams as ownScheduleParams } from "./catalogue/ng2205-schedule-params.ts";
import { scheduleOption } from "./catalogue/ng2206-schedule-option.ts";
import { badAt } from "./catalogue/ng2207-bad-at.ts";
import { triggerParams } from "./catalogue/ng2210-trigger-params.ts";
import { eventMemberAbsent } from "./catalogue/ng2211-event-member-absent.ts";
import { badTrigger } from "./catalogue/ng2212-bad-trigger.ts";
import { expressEnds } from "./catalogue/ng2213-express-ends.ts";
import { triggerUnknownParam } from "./catalogue/ng2214-trigger-unknown-param.ts";
import { badDeadline } from "./catalogue/ng2220-bad-deadline.ts";
import { imageFolder } from "./catalogue/ng2300-image-folder.ts";
import { fargateSize } from "./catalogue/ng2301-fargate-size.ts";
import { badExitCode } from "./catalogue/ng2302-exit-code.ts";
import { reservedVariable } from "./catalogue/ng2310-reserved-variable.ts";
import { longHeartbeat } from "./catalogue/ng2311-long-heartbeat.ts";
import { imageTag } from "./catalogue/ng2312-image-tag.ts";
import { noImage } from "./catalogue/ng2320-no-image.ts";
import { badContainerOption } from "./catalogue/ng2321-bad-container-option.ts";
import { scriptFile } from "./catalogue/ng2322-script-file.ts";
import { secretVariable } from "./catalogue/ng2323-secret-variable.ts";
import { paramsNotJson } from "./catalogue/ng2400-params-not-json.ts";
import { paramsUntyped } from "./catalogue/ng2401-params-untyped.ts";
import { paramsNotObject } from "./catalogue/ng2402-params-not-object.ts";
import { paramsReserved } from "./catalogue/ng2403-params-reserved.ts";
import { httpAddress } from "./catalogue/ng2500-http-address.ts";
import { badEnvironment } from "./catalogue/ng2600-bad-environment.ts";
import { unknownInEnvironment } from "./catalogue/ng2601-unknown-in-environment.ts";
import { missingInEnvironment } from "./catalogue/ng2602-missing-in-environment.ts";
import { scheduleParams } from "./catalogue/ng2603-schedule-params.ts";
import { badLockOption } from "./catalogue/ng2700-bad-lock-option.ts";
import { lockInExpress } from "./catalogue/ng2701-lock-in-express.ts";
import { otherLimit } from "./catalogue/ng2702-other-limit.ts";
import { expressTimeout } from "./catalogue/ng3000-express-timeout.ts";
import { largeDefinition } from "./catalogue/ng3001-large-definition.ts";
import { longHistory } from "./catalogue/ng3002-long-history.ts";
import { longName } from "./catalogue/ng3003-long-name.ts";
import { largeConstant } from "./catalogue/ng3004-large-constant.ts";
import { fillingLoop } from "./catalogue/ng3005-filling-loop.ts";
import { deepExpression } from "./catalogue/ng3006-deep-expression.ts";
import { largeOverrides } from "./catalogue/ng3007-large-overrides.ts";
import { waitingInExpress } from "./catalogue/ng3008-waiting-in-express.ts";
import { waitingForExpress } from "./catalogue/ng3009-waiting-for-express.ts";
import type { CatalogueEntry } from "./catalogue-entry.ts";

/** Every refusal and warning that nagare knows, by code. */
export const catalogue = [
  unsupportedSyntax,
  unsupportedCall,
  unsupportedMethod,
  classInFlow,
  generatorInFlow,
  newInFlow,
  deleteInFlow,
  varInFlow,
  regularExpression,
  accessorInFlow,
  commaOperator,
  taggedTemplate,
  recursion,
  forgottenAwait,
  promiseNeverAwaited,
  promiseMethod,
  promiseFunction,
  returnPromiseInTry,
  asyncCallback,
  keptTooLong,
  impureGlobal,
  outsideImport,
  moduleValue,
  moduleVariable,
  changedConstant,
  secretInFlow,
  misplacedFile,
  notJson,
  inheritedMember,
  unknownZone,
  timeFormat,
  timeArgument,
  timeHandedOver,
  badCalendar,
  calendarEnds,
  outerChange,
  sharedChange,
  staleType,
  errorName,
  unknownError,
  instanceOf,
  errorAsValue,
  errorMember,
  settledAsValue,
  misplacedSkip,
  failCode,
  failInExpression,
  callbackSetting,
  callbackStep,
  tokenUnused,
  lockHeld,
  lockOrder,
  lockInBranch,
  lockOptionComputed,
  noFlows,
  nagareMissing,
  unreadableFile,
  duplicateName,
  badName,
  misplacedDeclaration,
  flowNotExported,
  optionNotConstant,
  noBody,
  badDuration,
  durationOutOfRange,
  badRetry,
  badMemory,
  badFunctionOption,
  badCron,
  cronBothDays,
  badRate,
  unknownTimezone,
  scheduleNeedsParams,
  ownScheduleParams,
  scheduleOption,
  badAt,
  triggerParams,
  eventMemberAbsent,
  badTrigger,
  expressEnds,
  triggerUnknownParam,
  badDeadline,
  imageFolder,
  fargateSize,
  badExitCode,
  reservedVariable,
  longHeartbeat,
  imageTag,
  noImage,
  badContainerOption,
  scriptFile,
  secretVariable,
  paramsNotJson,
  paramsUntyped,
  paramsNotObject,
  paramsReserved,
  httpAddress,
  badEnvironment,
  unknownInEnvironment,
  missingInEnvironment,
  scheduleParams,
  badLockOption,
  lockInExpress,
  otherLimit,
  expressTimeout,
  largeDefinition,
  longHistory,
  longName,
  largeConstant,
  fillingLoop,
  deepExpression,
  largeOverrides,
  waitingInExpress,
  waitingForExpress,
] as const satisfies readonly CatalogueEntry[];

export type Code = (typeof catalogue)[number]["code"];
