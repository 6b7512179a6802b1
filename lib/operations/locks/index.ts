/** DynamoDB and Step Functions behind the ports of the locks' protocol: of AWS, or of the local service. */
export { type LockClients, lockPorts } from "./lock-ports.ts";
