import { btgHeaders, btgSessionOfTab } from "./btg.ts";
import { ActRefused } from "./errors.ts";

/** How long the browser has to take the bytes over. */
const KEPT_MS = 60_000;

/**
 * Saves a file of the server under this name. A link carries no header: in BTG the file comes into memory first, elsewhere the browser
 * writes it as it comes.
 * @throws ActRefused, in BTG alone, when it is refused.
 */
export async function downloadFile(url: string, fileName: string): Promise<void> {
  if (btgSessionOfTab() === null) return follow(url, fileName);
  const response = await fetch(url, { headers: btgHeaders() });
  if (!response.ok) throw new ActRefused(`The server refused the file (${response.status}). Start the export again.`);
  const address = URL.createObjectURL(await response.blob());
  follow(address, fileName);
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}

function follow(url: string, fileName: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
}
