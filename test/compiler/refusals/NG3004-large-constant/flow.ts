import { flow, task } from "nagare";

const LINE = "one table of a customer in a region, with the day that it was loaded on: stations_2026_01_01, trips_2026_01_01, weather_2026_01_01;";
const PAGE = `${LINE}${LINE}${LINE}${LINE}${LINE}${LINE}${LINE}${LINE}${LINE}${LINE}`;
const CHAPTER = `${PAGE}${PAGE}${PAGE}${PAGE}${PAGE}${PAGE}${PAGE}${PAGE}${PAGE}${PAGE}`;
const BOOKS = `${CHAPTER}${CHAPTER}${CHAPTER}${CHAPTER}${CHAPTER}${CHAPTER}${CHAPTER}${CHAPTER}${CHAPTER}${CHAPTER}`;
const SHELF = `${BOOKS}${BOOKS}${BOOKS}`;

export const load = task("load", async ({ text }: { text: string }) => text.length);

export default flow("large-constant", async () => await load({ text: SHELF }));
