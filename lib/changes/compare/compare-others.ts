import type { JsonValue } from "../../asl/index.ts";
import type { OtherResource, Parts, Settings } from "../model/deployed-project.ts";
import { isJsonObject } from "../template/is-json-object.ts";
import { textOf } from "../template/text-of.ts";
import type { OtherChange, SettingChange } from "./changes.ts";
import { compareParts } from "./compare-parts.ts";
import { compareSettings } from "./compare-settings.ts";

/** What is no part of a flow, function or container, by its properties. */
export function compareOthers(
  before: Parts<OtherResource>,
  after: Parts<OtherResource>,
): readonly OtherChange[] {
  return compareParts(before, after, (old, now) =>
    old === undefined || now === undefined
      ? []
      : compareSettings(wordsOf(old), wordsOf(now)).map(withoutSecrets),
  ).flatMap(({ kind, name: key, details: fields }) => {
    const resource = after.get(key) ?? before.get(key);
    return resource === undefined
      ? []
      : [{ kind, type: resource.type, name: resource.name, fields }];
  });
}

/** A template should hold no secret; if one does, this is not the place to show it. */
function withoutSecrets(change: SettingChange): SettingChange {
  if (!/secret|password|token|credential/i.test(change.name)) return change;
  const { name, before, after } = change;
  return {
    name,
    ...(before === undefined ? {} : { before: "" }),
    ...(after === undefined ? {} : { after: "" }),
    hidden: true,
  };
}

function wordsOf({ properties, isKept }: OtherResource): Settings {
  return { ...leavesOf(properties), "when it goes": isKept ? "kept" : "deleted" };
}

/** Every value by its path; of a list the whole, since the places of its items move. */
function leavesOf(value: JsonValue, path = ""): Settings {
  if (!isJsonObject(value)) return { [path]: textOf(value) };
  return Object.assign(
    {},
    ...Object.entries(value).map(([name, inner]) =>
      leavesOf(inner, path === "" ? name : `${path}.${name}`),
    ),
  );
}
