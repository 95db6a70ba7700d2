import { expect, it } from "vitest";
import { columnsOf, countMoves, NO_MOVES, othersChange, rebase, withMoves } from "./set-draft.ts";

const set = (name: string) => ({ id: name, name });
const STORED = { version: 1, blocked: [set("Ábalos family"), set("Staff")], unblocked: [set("Board"), set("zebra")] };

it("counts what differs from what is saved: a set that is moved there and back is no change", () => {
  const moved = withMoves(STORED, NO_MOVES, ["Board", "zebra"], "blocked");
  expect([...moved.block]).toEqual(["Board", "zebra"]);
  expect(countMoves(withMoves(STORED, moved, ["Board", "zebra"], "unblocked"))).toBe(0);
  const lifted = withMoves(STORED, NO_MOVES, ["Staff"], "unblocked");
  expect(countMoves(withMoves(STORED, lifted, ["Staff"], "blocked"))).toBe(0);
});

it("puts moved sets in their place by name, without regard to case and marks, and moves no other", () => {
  const columns = columnsOf(STORED, withMoves(STORED, NO_MOVES, ["Board", "zebra"], "blocked"));
  expect(columns.blocked.map(({ name, mark }) => [name, mark?.label])).toEqual([
    ["Ábalos family", undefined],
    ["Board", "Added"],
    ["Staff", undefined],
    ["zebra", "Added"],
  ]);
  expect(columns.unblocked).toEqual([]);
});

it("keeps of the moves what another administrator has not done or taken away, and tells what he did", () => {
  const mine = withMoves(
    STORED,
    withMoves(STORED, NO_MOVES, ["Board", "zebra"], "blocked"),
    ["Staff", "Ábalos family"],
    "unblocked",
  );
  // He blocked Board and deleted Staff.
  const now = { version: 2, blocked: [set("Ábalos family"), set("Board")], unblocked: [set("zebra")] };
  const kept = rebase(now, mine);
  expect({ block: [...kept.block], unblock: [...kept.unblock] }).toEqual({
    block: ["zebra"],
    unblock: ["Ábalos family"],
  });
  expect(othersChange(STORED, now)).toEqual({ blocked: ["Board"], lifted: ["Staff"] });
});
