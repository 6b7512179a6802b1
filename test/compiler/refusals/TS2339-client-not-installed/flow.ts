import { aws, flow } from "nagare";

export default flow("clusters", async () => {
  const { Clusters } = await aws.eks.listClusters();
  return Clusters;
});
