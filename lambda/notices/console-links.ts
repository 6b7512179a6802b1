/** Of the AWS console, by partition. */
const HOSTS: Readonly<Record<string, string>> = {
  aws: "console.aws.amazon.com",
  "aws-cn": "console.amazonaws.cn",
  "aws-us-gov": "console.amazonaws-us-gov.com",
};

/** A run in the AWS console. */
export function runLink(executionArn: string): string {
  return `${home(executionArn, "states")}#/v2/executions/details/${executionArn}`;
}

/** A state machine in the AWS console. */
export function machineLink(stateMachineArn: string): string {
  return `${home(stateMachineArn, "states")}#/statemachines/view/${stateMachineArn}`;
}

/** A log stream in the AWS console of the run's region. */
export function streamLink(executionArn: string, group: string, stream: string): string {
  const place = `log-group/${escaped(group)}/log-events/${escaped(stream)}`;
  return `${home(executionArn, "cloudwatch")}#logsV2:log-groups/${place}`;
}

function home(arn: string, service: string): string {
  const [, partition = "aws", , region = ""] = arn.split(":");
  const host = HOSTS[partition] ?? HOSTS["aws"];
  return `https://${region}.${host}/${service}/home?region=${region}`;
}

/** The console escapes twice, and has $ for the second %. */
function escaped(name: string): string {
  return encodeURIComponent(encodeURIComponent(name)).replaceAll("%", "$");
}
