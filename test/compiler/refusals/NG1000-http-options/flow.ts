import { flow, http } from "nagare";

const shop = { connection: "shop" };

export default flow("orders", async ({ isQuick }: { isQuick: boolean }) => {
  const options = isQuick ? { ...shop, timeout: "5s" as const } : shop;
  return (await http.get("https://api.example.com/orders", options)).status;
});
