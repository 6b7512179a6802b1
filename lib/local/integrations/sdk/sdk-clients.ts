import { NormalizedSchema } from "@smithy/core/schema";
import type { JsonObject, JsonValue } from "../../../asl/index.ts";
import { account } from "../../arns.ts";
import { notServed } from "../task-failure.ts";
import { type ClientModule, clientModule } from "./client-package.ts";
import { type Endpoint, type EndpointOptions, endpointOf } from "./endpoint.ts";
import { type AnswerFormat, fromResponse } from "./from-response.ts";
import { type HttpAnswer, httpAnswer, keepHttpAnswer } from "./http-answer.ts";
import { readStreams } from "./read-streams.ts";
import { type ClientError, readError, type ServiceError } from "./service-error.ts";
import { type StreamFormat, toRequest } from "./to-request.ts";

export interface SdkCall {
  /** As in a Resource: `dynamodb`, `secretsmanager`. */
  readonly service: string;
  /** `putItem`. */
  readonly action: string;
  readonly parameters: JsonValue;
  readonly format: AnswerFormat;
  readonly signal: AbortSignal;
  /** @default "json" */
  readonly streams?: StreamFormat;
}

export type SdkAnswer =
  | { readonly kind: "answered"; readonly response: JsonObject; readonly http: HttpAnswer }
  | ((ServiceError | ClientError) & { readonly serviceId: string });

export interface SdkClientsOptions extends Omit<EndpointOptions, "own"> {
  readonly folder: string;
  /** Of this service. */
  readonly endpoint: () => string;
}

/** The AWS SDK's clients, each made when it is first needed. */
export class SdkClients {
  readonly #options: SdkClientsOptions;
  readonly #clients = new Map<string, SdkClient>();

  constructor(options: SdkClientsOptions) {
    this.#options = options;
  }

  /** @throws TaskFailure when the call can't be made at all. */
  async call(call: SdkCall): Promise<SdkAnswer> {
    const { format, signal } = call;
    const { client, module, serviceId, isAws } = this.#client(call.service);
    if (isAws && isOfLocalBucket(call)) throw outOfReach;
    const { command, output } = commandOf(module, call);
    const answer = keepHttpAnswer(command);
    try {
      const response = await client.send(command, { abortSignal: signal });
      const read = await readStreams(output, response);
      return {
        kind: "answered",
        response: fromResponse(output, read, format),
        http: httpAnswer(answer()),
      };
    } catch (error) {
      return { serviceId, ...readError(error, module) };
    }
  }

  close(): void {
    for (const { client } of this.#clients.values()) client.destroy();
    this.#clients.clear();
  }

  #client(service: string): SdkClient {
    const known = this.#clients.get(service);
    if (known !== undefined) return known;
    const { folder, endpoint, ...options } = this.#options;
    const module = clientModule(service, folder);
    const Client = clientClass(service, module);
    const { serviceId } = new Client(localIdentity(options.environment)).config;
    const target = endpointOf(serviceId, { ...options, own: endpoint() });
    const client = new Client(configOf(target, options.environment));
    const made = { module, serviceId, client, isAws: target.kind === "aws" };
    this.#clients.set(service, made);
    return made;
  }
}

interface SdkClient {
  readonly client: Client;
  readonly module: ClientModule;
  readonly serviceId: string;
  /** It calls AWS itself. */
  readonly isAws: boolean;
}

interface Client {
  readonly config: { readonly serviceId: string };
  send(command: object, options: { readonly abortSignal: AbortSignal }): Promise<object>;
  destroy(): void;
}

type ClientClass = new (config: object) => Client;
type CommandClass = new (input: unknown) => object;

/** A bucket of that name on AWS would be somebody else's. */
function isOfLocalBucket({ service, parameters }: SdkCall): boolean {
  const isObject = typeof parameters === "object" && parameters !== null;
  return service === "s3" && isObject && Reflect.get(parameters, "Bucket") === "nagare-local-data";
}

const outOfReach = notServed(
  "With --allow-aws S3 is AWS itself, and nagare-local-data is no bucket of yours there: set AWS_ENDPOINT_URL_S3 to where it is, or run without --allow-aws.",
);

function clientClass(service: string, module: ClientModule): ClientClass {
  const found = Object.entries(module).find(
    ([name, value]) => /^[A-Z]\w*Client$/.test(name) && typeof value === "function",
  );
  if (found === undefined) throw notServed(`The client of ${service} has no client class.`);
  // Every client of the AWS SDK 3 is made so.
  return found[1] as ClientClass;
}

function commandOf(
  module: ClientModule,
  { service, action, parameters, streams }: SdkCall,
): { readonly command: object; readonly output: NormalizedSchema } {
  const name = `${action.charAt(0).toUpperCase()}${action.slice(1)}Command`;
  const Command = module[name];
  if (typeof Command !== "function") throw notServed(`${service} has no action ${action}.`);
  // Every command of the AWS SDK 3 is made so.
  const CommandOf = Command as CommandClass;
  const schema: unknown = Reflect.get(new CommandOf({}), "schema");
  if (!Array.isArray(schema))
    throw notServed(
      `The project's client of ${service} is too old to tell its requests' shapes: update it.`,
    );
  const [input, output] = [NormalizedSchema.of(schema[4]), NormalizedSchema.of(schema[5])];
  return { command: new CommandOf(toRequest(input, parameters, streams)), output };
}

/** Real credentials are only looked for when AWS is really called. */
function configOf(target: Endpoint, environment: NodeJS.ProcessEnv): object {
  if (target.kind === "aws") return {};
  return {
    ...localIdentity(environment),
    endpoint: target.url,
    maxAttempts: 1,
    // What plays AWS on this machine knows no names but its own.
    forcePathStyle: true,
    disableHostPrefix: true,
    useQueueUrlAsEndpoint: false,
  };
}

/** Stand-ins of AWS take the account id from the key, so a key of the user's is passed on. */
function localIdentity(environment: NodeJS.ProcessEnv): object {
  return {
    region: environment["AWS_REGION"] || environment["AWS_DEFAULT_REGION"] || account.region,
    credentials: {
      accessKeyId: environment["AWS_ACCESS_KEY_ID"] || "local",
      secretAccessKey: environment["AWS_SECRET_ACCESS_KEY"] || "local",
    },
  };
}
