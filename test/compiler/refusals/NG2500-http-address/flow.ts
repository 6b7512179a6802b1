import { flow, http } from "nagare";

export default flow("orders", async ({ day }: { day: string }) => {
  const { body } = await http.get("http://api.example.com/orders", { connection: "shop" });
  const own = await http.get("http://127.0.0.1:8080/orders", { connection: "shop" });
  const { status } = await http.get(`https://api.example.com/orders?day=today`, { connection: "shop" });
  return { body, own: own.status, status, day };
});
