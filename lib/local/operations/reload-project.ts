import { operation } from "./operation.ts";

/**
 * Our own: whoever serves a project takes up its flows and tasks as they are now. Nothing of them is in the request: another user of this
 * machine must not bring code of theirs.
 */
export const reloadProject = operation({}, async (_, { reload }) => {
  await reload();
  return {};
});
