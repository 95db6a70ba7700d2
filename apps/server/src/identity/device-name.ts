import Bowser from "bowser";

/** A device's name has at most so many characters, whoever gives it. */
export const DEVICE_NAME_LENGTH = 100;

/** Browser and system in words, e.g. `Chrome on Windows`, from a User-Agent header. */
export function deviceName(userAgent: string): string {
  // A header takes tabs and C1 controls; a name is one line.
  const text = userAgent
    .slice(0, 512)
    .replaceAll(/\p{Cc}/gu, " ")
    .trim();
  if (text === "") return "an unnamed program";
  const { browser, os } = Bowser.parse(text);
  if (browser.name === undefined || browser.name === "")
    return text.split(/[\s/]/, 1)[0]!.slice(0, 60) || "an unnamed program";
  return (os.name === undefined ? browser.name : `${browser.name} on ${os.name}`).slice(0, DEVICE_NAME_LENGTH);
}
