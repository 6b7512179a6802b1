import { flow, task } from "nagare";

const LINE = "one table of a customer in a region, with the day that it was loaded on: stations_2026_01_01, trips_2026_01_01, weather_2026_01_01;";
const PAGE = `${LINE}${LINE}${LINE}${LINE}${LINE}${LINE}${LINE}${LINE}${LINE}${LINE}`;
const CHAPTER = `${PAGE}${PAGE}${PAGE}${PAGE}${PAGE}${PAGE}${PAGE}${PAGE}${PAGE}${PAGE}`;
const BOOK = `${CHAPTER}${CHAPTER}${CHAPTER}${CHAPTER}${CHAPTER}${CHAPTER}${CHAPTER}${CHAPTER}${CHAPTER}${CHAPTER}`;

export const load = task("load", async ({ text }: { text: string }) => text.length);

export default flow("large-definition", async ({ part }: { part: number }) => {
  const first = await load({ text: BOOK });
  const second = await load({ text: `${part} ${BOOK}` });
  const third = await load({ text: `${first} ${BOOK}` });
  const fourth = await load({ text: `${second} ${BOOK}` });
  const fifth = await load({ text: `${third} ${BOOK}` });
  const sixth = await load({ text: `${fourth} ${BOOK}` });
  const seventh = await load({ text: `${fifth} ${BOOK}` });
  return sixth + seventh + (await load({ text: `${sixth} ${BOOK}` }));
});
