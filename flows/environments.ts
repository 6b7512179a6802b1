import { environments } from "nagare";

/** Where the flows run. `npx cdk deploy -c env=dev` makes the stack `nagare-dev`. */
export default environments({
  /** Account and region of whoever deploys, a network of its own; runs start by hand only. */
  dev: {
    schedules: "off",
    logRetention: "7d",
    removalPolicy: "destroy",
    tags: { env: "dev", service: "nagare" },
  },
  /** The team's own account, network and cluster: the containers reach what is inside that network. */
  prod: {
    account: "111122223333",
    region: "ap-northeast-1",
    network: {
      vpcId: "vpc-0a1b2c3d4e5f60718",
      subnetIds: ["subnet-0a1b2c3d4e5f60711", "subnet-0a1b2c3d4e5f60722"],
      securityGroupIds: ["sg-0a1b2c3d4e5f60733"],
    },
    cluster: "batch",
    logRetention: "90d",
    notify: { snsTopicArns: ["arn:aws:sns:ap-northeast-1:111122223333:on-call"] },
    tracing: true,
    tags: { env: "prod", service: "nagare" },
  },
});
