import Bowser from "bowser";

/** Browser and system in words, e.g. `Chrome on Windows`, from a User-Agent header. */
export function deviceName(userAgent: string): string {
  if (userAgent === "") return "an unnamed program";
  const { browser, os } = Bowser.parse(userAgent.slice(0, 512));
  if (browser.name === undefined || browser.name === "")
    return userAgent.split(/[\s/]/, 1)[0]!.slice(0, 60) || "an unnamed program";
  return os.name === undefined ? browser.name : `${browser.name} on ${os.name}`;
}
