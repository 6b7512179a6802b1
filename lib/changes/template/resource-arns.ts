/** How a resource is called and referred to: CloudFormation gives it a name of its own where the template says none. */
export interface ResourceForm {
  /** The property that names it. */
  readonly name: string;
  /** Its ARN without `arn:aws:`; `@` stands for region and account. */
  readonly arn: (name: string) => string;
  /** What `Ref` gives. @default "name" */
  readonly ref?: "name" | "arn";
}

/** Resources that others refer to by ARN; any other one is called by its logical id. */
export const RESOURCE_FORMS: Readonly<Record<string, ResourceForm>> = {
  "AWS::CloudWatch::Alarm": { name: "AlarmName", arn: (name) => `cloudwatch:@:alarm:${name}` },
  "AWS::CloudWatch::Dashboard": {
    name: "DashboardName",
    arn: (name) => `cloudwatch:@:dashboard/${name}`,
  },
  "AWS::ECS::Cluster": { name: "ClusterName", arn: (name) => `ecs:@:cluster/${name}` },
  "AWS::ECS::TaskDefinition": {
    name: "Family",
    arn: (name) => `ecs:@:task-definition/${name}`,
    ref: "arn",
  },
  "AWS::Events::Rule": { name: "Name", arn: (name) => `events:@:rule/${name}` },
  "AWS::IAM::ManagedPolicy": {
    name: "ManagedPolicyName",
    arn: (name) => `iam::@account:policy/${name}`,
    ref: "arn",
  },
  "AWS::IAM::Role": { name: "RoleName", arn: (name) => `iam::@account:role/${name}` },
  "AWS::Lambda::Function": { name: "FunctionName", arn: (name) => `lambda:@:function:${name}` },
  "AWS::Logs::LogGroup": { name: "LogGroupName", arn: (name) => `logs:@:log-group:${name}:*` },
  "AWS::S3::Bucket": { name: "BucketName", arn: (name) => `s3:::${name}` },
  "AWS::SNS::Topic": { name: "TopicName", arn: (name) => `sns:@:${name}`, ref: "arn" },
  "AWS::SQS::Queue": { name: "QueueName", arn: (name) => `sqs:@:${name}` },
  "AWS::Scheduler::Schedule": { name: "Name", arn: (name) => `scheduler:@:schedule/${name}` },
  "AWS::Scheduler::ScheduleGroup": {
    name: "Name",
    arn: (name) => `scheduler:@:schedule-group/${name}`,
  },
  "AWS::StepFunctions::StateMachine": {
    name: "StateMachineName",
    arn: (name) => `states:@:stateMachine:${name}`,
    ref: "arn",
  },
};
