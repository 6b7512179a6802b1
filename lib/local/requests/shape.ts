/** The shapes of request members, as AWS's service model has them: data that both types and validation read. */
export type Shape = TextShape | NumberShape | BooleanShape | ListShape | StructureShape;

interface Need {
  /** @default false */
  readonly required?: boolean;
}

export interface TextShape extends Need {
  readonly kind: "text";
  readonly min?: number;
  readonly max?: number;
  readonly oneOf?: readonly string[];
  /** As AWS writes it in its message. */
  readonly pattern?: string;
}

export interface NumberShape extends Need {
  readonly kind: "number";
  /** Whether it may have a fraction. @default false */
  readonly isDecimal?: boolean;
  readonly min?: number;
  readonly max?: number;
}

export interface BooleanShape extends Need {
  readonly kind: "boolean";
}

export interface ListShape extends Need {
  readonly kind: "list";
  readonly of: Shape;
  readonly min?: number;
  readonly max?: number;
  /** How AWS calls a structure inside the list where it prints one. */
  readonly itemName?: string;
}

export interface StructureShape extends Need {
  readonly kind: "structure";
  readonly members: Members;
}

export type Members = Readonly<Record<string, Shape>>;

/** The TypeScript type of a request of these members. */
export type RequestOf<M extends Members> = {
  readonly [Name in keyof M as M[Name] extends { readonly required: true } ? Name : never]: ValueOf<
    M[Name]
  >;
} & {
  readonly [Name in keyof M as M[Name] extends { readonly required: true }
    ? never
    : Name]?: ValueOf<M[Name]>;
};

export type ValueOf<S> = S extends { readonly kind: "text"; readonly oneOf: readonly (infer One)[] }
  ? One
  : S extends { readonly kind: "text" }
    ? string
    : S extends { readonly kind: "number" }
      ? number
      : S extends { readonly kind: "boolean" }
        ? boolean
        : S extends { readonly kind: "list"; readonly of: infer Item }
          ? readonly ValueOf<Item>[]
          : S extends { readonly kind: "structure"; readonly members: infer M extends Members }
            ? RequestOf<M>
            : never;

/** Shapes that many operations share. */
export const shapes = {
  arn: { kind: "text", required: true, min: 1, max: 256 },
  longArn: { kind: "text", required: true, min: 1, max: 2000 },
  name: { kind: "text", required: true, min: 1, max: 80 },
  definition: { kind: "text", required: true, min: 1, max: 1_048_576 },
  data: { kind: "text", max: 262_144 },
  error: { kind: "text", max: 256 },
  cause: { kind: "text", max: 32_768 },
  taskToken: { kind: "text", required: true, min: 1, max: 2048 },
  maxResults: { kind: "number", min: 0, max: 1000 },
  nextToken: { kind: "text", min: 1, max: 1024 },
  description: { kind: "text", max: 256 },
  includedData: { kind: "text", oneOf: ["ALL_DATA", "METADATA_ONLY"] },
  traceHeader: { kind: "text", max: 256 },
  type: { kind: "text", oneOf: ["STANDARD", "EXPRESS"] },
  tags: {
    kind: "list",
    of: {
      kind: "structure",
      members: {
        key: { kind: "text", min: 1, max: 128 },
        value: { kind: "text", max: 256 },
      },
    },
  },
  loggingConfiguration: {
    kind: "structure",
    members: {
      level: { kind: "text", oneOf: ["ALL", "ERROR", "FATAL", "OFF"] },
      includeExecutionData: { kind: "boolean" },
      destinations: {
        kind: "list",
        of: {
          kind: "structure",
          members: {
            cloudWatchLogsLogGroup: {
              kind: "structure",
              members: { logGroupArn: { kind: "text", min: 1, max: 256 } },
            },
          },
        },
      },
    },
  },
  mock: {
    kind: "structure",
    members: {
      result: { kind: "text", max: 262_144 },
      errorOutput: {
        kind: "structure",
        members: { error: { kind: "text", max: 256 }, cause: { kind: "text", max: 32_768 } },
      },
      fieldValidationMode: { kind: "text", oneOf: ["STRICT", "PRESENT", "NONE"] },
    },
  },
  stateConfiguration: {
    kind: "structure",
    members: {
      retrierRetryCount: { kind: "number", min: 0 },
      errorCausedByState: { kind: "text", min: 1, max: 80 },
      mapIterationFailureCount: { kind: "number", min: 0 },
      mapItemReaderData: { kind: "text", max: 1_048_576 },
    },
  },
  tracingConfiguration: { kind: "structure", members: { enabled: { kind: "boolean" } } },
  encryptionConfiguration: {
    kind: "structure",
    members: {
      kmsKeyId: { kind: "text", min: 1, max: 2048 },
      kmsDataKeyReusePeriodSeconds: { kind: "number", min: 60, max: 900 },
      type: {
        kind: "text",
        required: true,
        oneOf: ["AWS_OWNED_KEY", "CUSTOMER_MANAGED_KMS_KEY"],
      },
    },
  },
  routingConfiguration: {
    kind: "list",
    min: 1,
    max: 2,
    itemName: "RoutingConfigurationListItem",
    of: {
      kind: "structure",
      members: {
        stateMachineVersionArn: { kind: "text", required: true, min: 1, max: 256 },
        weight: { kind: "number", required: true, min: 0, max: 100 },
      },
    },
  },
} as const satisfies Readonly<Record<string, Shape>>;
