import { dirname, join } from "node:path";
import {
  CloudFormationValidatePlugin,
  type IPolicyValidationContext,
  NestedStack,
  type PolicyValidationPluginReport,
  type PolicyValidationStack,
} from "aws-cdk-lib";

/**
 * The AWS CDK's offline validation by CloudFormation's rules, which leaves the templates of nested stacks out, with these. An app has it in place of CDK's own by
 * `Validations.of(app).addPlugins(new NestedValidation())`.
 */
export class NestedValidation extends CloudFormationValidatePlugin {
  override get version(): string {
    return super.version ?? "";
  }

  override get ruleIds(): string[] {
    return super.ruleIds ?? [];
  }

  override validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const nested = context.appConstruct.node
      .findAll()
      .filter(NestedStack.isNestedStack)
      .flatMap((stack) => nestedTemplate(stack, context.stackTemplates));
    return super.validate({ ...context, stackTemplates: [...context.stackTemplates, ...nested] });
  }
}

function nestedTemplate(
  stack: NestedStack,
  stacks: readonly PolicyValidationStack[],
): readonly PolicyValidationStack[] {
  const outermost = stacks.find(({ stackConstructPath }) =>
    stack.node.path.startsWith(`${stackConstructPath}/`),
  );
  if (outermost === undefined) return [];
  const templatePath = join(dirname(outermost.templatePath), stack.templateFile);
  return [{ ...outermost, stackConstructPath: stack.node.path, templatePath }];
}
