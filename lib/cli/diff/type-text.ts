/** `AWS::SQS::QueuePolicy` as `SQS queue policy`. */
export function typeText(type: string): string {
  const [, service = "", resource = type] = type.split("::");
  const words = resource.replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
  // "Logs log group" says it twice.
  return words.startsWith(service.toLowerCase().replace(/s$/, "")) ? words : `${service} ${words}`;
}
