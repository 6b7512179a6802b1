import { flow, task } from "nagare";

export const loadTrips = task("load", async () => 1);

export const loadStations = task("load", async () => 2);

export default flow("report", async () => (await loadTrips()) + (await loadStations()));
