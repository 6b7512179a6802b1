import type { PlacedResource } from "../template/placed-resource.ts";

/** The resources of a stack, as they are looked for. */
export interface ResourceIndex {
  readonly all: readonly PlacedResource[];
  /** What every name of the environment begins with: `nagare-prod`. */
  readonly prefix: string;
  ofType(type: string): readonly PlacedResource[];
  byArn(arn: string): PlacedResource | undefined;
  /** The alarms on metrics of a state machine. */
  alarmsOn(machineArn: string): readonly PlacedResource[];
}

export function indexResources(all: readonly PlacedResource[], prefix: string): ResourceIndex {
  const types = Map.groupBy(all, ({ type }) => type);
  const arns = new Map(all.map((resource) => [resource.arn, resource]));
  const alarms = alarmsByMachine(types.get("AWS::CloudWatch::Alarm") ?? []);
  return {
    all,
    prefix,
    ofType: (type) => types.get(type) ?? [],
    byArn: (arn) => arns.get(arn),
    alarmsOn: (arn) => alarms.get(arn) ?? [],
  };
}

/** A name without the environment's own prefix, which all of them share. */
export function shortName(name: string, prefix: string): string {
  return name.startsWith(`${prefix}-`) ? name.slice(prefix.length + 1) : name;
}

function alarmsByMachine(
  alarms: readonly PlacedResource[],
): ReadonlyMap<string, readonly PlacedResource[]> {
  const pairs = alarms.flatMap((alarm) => {
    const arns = JSON.stringify(alarm.properties).match(/arn:[^"]*:stateMachine:[^"]+/g) ?? [];
    return [...new Set(arns)].map((arn) => ({ arn, alarm }));
  });
  const groups = Map.groupBy(pairs, ({ arn }) => arn);
  return new Map([...groups].map(([arn, those]) => [arn, those.map(({ alarm }) => alarm)]));
}
