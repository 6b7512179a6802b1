import { flow } from "nagare";

export const load = flow("load", { type: "express" }, async () => "loaded");

export const report = flow("report", { on: flow(load).succeeded }, async () => "done");
