import { GraphQLError } from "graphql";
import pino from "pino";
import { expect, it } from "vitest";
import { notFound } from "./errors.ts";
import { formatError } from "./format-error.ts";

const log = pino({ level: "silent" });

/** What a client reads of an error that a resolver threw. */
function answerTo(thrown: Error, changed = false) {
  const error = new GraphQLError(thrown.message, { originalError: thrown, path: ["patients"] });
  return formatError(error.toJSON(), error, { requestId: "r1", changed, log });
}

function databaseError(code: string, severity: string): Error {
  return Object.assign(new Error("canceling statement of Moss, Ada"), { code, severity });
}

it("keeps our own errors, with the request's id", () => {
  expect(answerTo(notFound())).toMatchObject({ extensions: { code: "NOT_FOUND", requestId: "r1" } });
});

it("answers what the lockdown's fence refused as locked, without the table's name", () => {
  const answer = answerTo(databaseError("CW001", "ERROR"));
  expect(answer).toEqual({
    message: "Disabled when in BTG.",
    path: ["patients"],
    extensions: { code: "DISABLED_IN_BTG", path: "patients", requestId: "r1" },
  });
});

it("masks every other error, whatever it says", () => {
  const answer = answerTo(new Error("column secret of Moss, Ada"));
  expect(answer.extensions).toEqual({ code: "INTERNAL_SERVER_ERROR", requestId: "r1" });
  expect(JSON.stringify(answer)).not.toMatch(/secret|Moss/);
});

it("says that nothing was changed where that is so, and to look first where something may have been", () => {
  expect(answerTo(new Error("x")).message).toContain("Nothing was changed. Try again");
  expect(answerTo(new Error("x"), true).message).toContain("It may have been done: look before you try again.");
});

it("tells a database that is away from work that took too long, though both end the connection", () => {
  const away = answerTo(databaseError("57P01", "FATAL"));
  expect(away.message).toContain("The database does not answer.");
  expect(away.extensions).toMatchObject({ unavailable: true });
  const slow = answerTo(databaseError("25P04", "FATAL"));
  expect(slow.message).toContain("This took too long.");
  expect(slow.extensions).not.toHaveProperty("unavailable");
});
