import type { Page } from "@playwright/test";

/** What the people of a practice were given: answers, pages, files and mails, to be searched for what must be in none of them. */
export class Received {
  readonly #texts: { readonly where: string; readonly text: string }[] = [];
  readonly #awaited: Promise<void>[] = [];

  /** Keeps what the server answers the page's browser from now on. The console's own files are the same for everybody. */
  follow(page: Page): void {
    page.context().on("response", (response) => {
      const { pathname } = new URL(response.url());
      const isStream = response.headers()["content-type"]?.startsWith("text/event-stream") ?? false;
      // A stream's body is whole when it ends, which it does not: see what a program reads of it.
      if (pathname.startsWith("/assets/") || isStream) return;
      const reading = response.text().then(
        (text) => this.add(`${pathname} of ${new URL(page.url()).pathname}`, text),
        // The page that asked has gone.
        () => undefined,
      );
      this.#awaited.push(reading);
    });
  }

  /** Keeps the page as it stands. */
  async addPage(page: Page): Promise<void> {
    this.add(page.url(), await page.content());
  }

  add(where: string, text: string): void {
    this.#texts.push({ where, text: text.toLowerCase() });
  }

  /** Where one of the words stands. */
  async placesOf(words: readonly string[]): Promise<string[]> {
    await Promise.all(this.#awaited);
    const found = this.#texts.filter(({ text }) => words.some((word) => text.includes(word.toLowerCase())));
    return found.map(({ where }) => where);
  }
}
