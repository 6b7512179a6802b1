import { flow } from "nagare";
import { aws } from "nagare/aws";

export default flow("clusters", async () => {
  const { Clusters } = await aws.eks.listClusters();
  return Clusters;
});
