import { flow, http } from "nagare";

export default flow("orders", async () => {
  const { body } = await http.get("https://api.example.com/orders", {
    connection: "shop",
    timeout: "2m",
  });
  return body;
});
