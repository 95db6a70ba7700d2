import { createClient } from "graphql-sse";
import { btgHeaders } from "./btg.ts";

const FIRST_PAUSE_MILLISECONDS = 1000;
const LONGEST_PAUSE_MILLISECONDS = 30_000;

/** Opens a stream for each subscription, and opens it again when it is cut off. */
export const liveClient = createClient({
  url: "/graphql/stream",
  credentials: "same-origin",
  headers: btgHeaders,
  retryAttempts: Infinity,
  retry: async (retries) => {
    const pause = Math.min(FIRST_PAUSE_MILLISECONDS * 2 ** retries, LONGEST_PAUSE_MILLISECONDS);
    // Spread, so that after a restart of the server not all come at once.
    await new Promise((resolve) => setTimeout(resolve, pause * (1 + Math.random() / 2)));
  },
});
