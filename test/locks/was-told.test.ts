import type { HistoryEvent } from "@aws-sdk/client-sfn";
import { expect, test } from "vitest";
import { wasTold } from "../../lib/operations/locks/was-told.ts";

const scheduled = (id: number, holder: string): HistoryEvent => ({
  ...{ id, previousEventId: id - 1, type: "TaskScheduled", timestamp: new Date(0) },
  taskScheduledEventDetails: {
    ...{ resourceType: "lambda", resource: "invoke.waitForTaskToken", region: "r" },
    parameters: JSON.stringify({ Payload: { action: "acquire", holder } }),
  },
});
const event = (id: number, type: HistoryEvent["type"]): HistoryEvent => ({
  ...{ id, previousEventId: id - 1, type, timestamp: new Date(0) },
});
const answered = [
  scheduled(3, "run"),
  event(4, "TaskStarted"),
  event(5, "TaskSubmitted"),
  event(6, "TaskSucceeded"),
];

test("it knows a run that was told from one that was stopped while it waited", () => {
  expect(wasTold(answered, "run")).toBe(true);
  expect(wasTold([...answered.slice(0, 3), event(6, "ExecutionAborted")], "run")).toBe(false);
  // The try before this one had an answer, and a redrive has begun another.
  expect(wasTold([...answered, scheduled(9, "run")], "run")).toBe(false);
  expect(wasTold([...answered, scheduled(9, "run another 1")], "run")).toBe(true);
  expect(wasTold([], "run")).toBe(true);
});
