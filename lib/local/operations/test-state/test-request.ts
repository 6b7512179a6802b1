import type { RequestOf, shapes } from "../../requests/index.ts";

/** The members of a TestState request that say how the state is tested. */
export interface TestRequest {
  readonly roleArn?: string;
  readonly input?: string;
  readonly revealSecrets?: boolean;
  readonly variables?: string;
  readonly context?: string;
  readonly mock?: RequestOf<typeof shapes.mock.members>;
  readonly stateConfiguration?: RequestOf<typeof shapes.stateConfiguration.members>;
}
