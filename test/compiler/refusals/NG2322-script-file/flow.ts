import { flow, shell } from "nagare";

const load = shell("./load.sh");

const store = shell("./store.sh");

const empty = shell("./empty.sh");

export default flow("report", async () => {
  await load();
  await store();
  await empty();
});
