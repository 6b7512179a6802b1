import { container, flow } from "nagare";

const image = "example.com/load:1";

const small = container("small", { image, storage: 20 });

const onMachines = container("on-machines", { image, storage: 50, capacity: { provider: "ec2" } });

const spot = container("spot", { image, capacity: { provider: "FARGATE_SPOT" } });

const revision = container("revision", { taskDefinition: "batch:7", containerName: "main app" });

export default flow("report", async () => {
  await small();
  await onMachines();
  await spot();
  await revision();
});
