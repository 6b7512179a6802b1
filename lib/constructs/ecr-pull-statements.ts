import { PolicyStatement } from "aws-cdk-lib/aws-iam";

/**
 * What pulling an image takes: nothing for a public one, three actions on the repository for one in ECR, and the login, which ECR
 * gives for all repositories or none.
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/security_iam_id-based-policy-examples.html
 */
export function ecrPullStatements(imageUri: string, partition: string): readonly PolicyStatement[] {
  const [, account, region, repository] = ECR_IMAGE.exec(imageUri) ?? [];
  if (account === undefined || region === undefined || repository === undefined) return [];
  return [
    new PolicyStatement({
      actions: [
        "ecr:BatchCheckLayerAvailability",
        "ecr:BatchGetImage",
        "ecr:GetDownloadUrlForLayer",
      ],
      resources: [`arn:${partition}:ecr:${region}:${account}:repository/${repository}`],
    }),
    new PolicyStatement({ actions: ["ecr:GetAuthorizationToken"], resources: ["*"] }),
  ];
}

const ECR_IMAGE =
  /^(\d{12})\.dkr[.-]ecr\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn)?|on\.aws)\/([^:@]+)(?:[:@].+)?$/;
