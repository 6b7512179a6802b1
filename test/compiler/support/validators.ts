import { getLanguageService } from "amazon-states-language-service";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { StateMachine } from "../../../lib/asl/index.ts";
import { aslValidator } from "./asl-validator.ts";

/** What two validators of others say against a definition: nothing, if it is right. */
export async function complaints(definition: StateMachine): Promise<readonly string[]> {
  return [
    ...aslValidator(definition).map((error) => JSON.stringify(error)),
    ...(await languageService(definition)),
  ];
}

/** The one behind AWS's editors. */
async function languageService(definition: StateMachine): Promise<readonly string[]> {
  const text = JSON.stringify(definition, null, 2);
  const document = TextDocument.create("file:///machine.asl.json", "asl", 1, text);
  const service = getLanguageService({});
  const found = await service.doValidation(document, service.parseJSONDocument(document));
  return found.map(({ message, range }) => `line ${range.start.line + 1}: ${message}`);
}
