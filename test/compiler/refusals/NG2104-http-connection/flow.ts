import { flow, http } from "nagare";

export default flow("orders", async ({ connection }: { connection: string }) => {
  const { status } = await http.get("https://api.example.com/orders", { connection });
  return status;
});
