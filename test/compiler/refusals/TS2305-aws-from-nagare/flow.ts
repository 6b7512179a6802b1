import { aws, flow } from "nagare";

export default flow("reports", async ({ day }: { day: string }) => {
  await aws.s3.putObject({ Bucket: "reports", Key: `${day}.json`, Body: { day } });
});
