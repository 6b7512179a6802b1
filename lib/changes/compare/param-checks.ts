import type { JsonValue, StateMachine } from "../../asl/index.ts";
import type { Settings } from "../model/deployed-project.ts";
import { isJsonObject } from "../template/is-json-object.ts";

/**
 * What a definition says to check the params of a run. The compiler puts it in front of what the first step says itself, and into a catcher
 * that tells of what is wrong: wherever it stands, it is of the flow, not of a step.
 */
export function paramChecks(definition: StateMachine | undefined): Settings {
  const checks = new Set(
    stringsIn(JSON.parse(JSON.stringify(definition ?? null))).flatMap(checkIn),
  );
  return checks.size === 0 ? {} : { "check of params": [...checks].sort().join("\n") };
}

/** Whether a text does nothing else. */
export function isParamCheck(text: string): boolean {
  return text.startsWith("{% ") && text.includes(' ? {"Error": "InvalidParams", "Cause": ');
}

/** The text without the check in front of it. */
export function withoutCheck(text: string): string {
  const at = text.startsWith("{% ") ? text.indexOf(REFUSAL) : -1;
  return at < 0 ? text : `{% ${text.slice(at + REFUSAL.length)}`;
}

const REFUSAL = ' ? $error("InvalidParams") : ';

function checkIn(text: string): readonly string[] {
  const at = text.startsWith("{% ") ? text.indexOf(REFUSAL) : -1;
  return at < 0 ? [] : [text.slice("{% ".length, at)];
}

function stringsIn(value: JsonValue): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  return isJsonObject(value) ? Object.values(value).flatMap(stringsIn) : [];
}
