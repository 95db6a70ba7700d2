/** What somebody was told: an answer, an event, a file; and what he had typed in the question itself. */
export interface Told {
  readonly text: string;
  readonly typed: readonly string[];
  readonly by: string;
}

/** With what is written in base64, as opaque ids and cursors are. */
function inTheClear(text: string): string {
  const decoded = [...text.matchAll(/[\w+/-]{16,}/g)].map(([word]) =>
    Buffer.from(word, "base64url").toString("latin1"),
  );
  return [text, ...decoded].join("\n").toLowerCase();
}

/** Which of these values somebody was told, without having typed them in that very question. */
export function leaked(told: readonly Told[], values: readonly string[]): string[] {
  return told.flatMap(({ text, typed, by }) => {
    const clear = inTheClear(text);
    const said = inTheClear(typed.join("\n"));
    return values
      .filter((value) => clear.includes(value.toLowerCase()) && !said.includes(value.toLowerCase()))
      .map(
        (value) =>
          `${value}: ${by}: ${text.slice(Math.max(text.toLowerCase().indexOf(value.toLowerCase()) - 150, 0)).slice(0, 400)}`,
      );
  });
}

/** Which of these values stand in nothing that somebody was told: what a search for them in all that is told could not find anyway. */
export function untold(told: readonly Told[], values: readonly string[]): string[] {
  const clear = inTheClear(told.map(({ text }) => text).join("\n"));
  return values.filter((value) => !clear.includes(value.toLowerCase()));
}
