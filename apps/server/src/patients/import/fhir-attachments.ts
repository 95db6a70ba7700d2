import { convert } from "html-to-text";
import { z } from "zod";
import { parts, text } from "./fhir-elements.ts";
import { BadLineError, MAX_LINE_BYTES } from "./ndjson.ts";

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const CHARSET = /charset\s*=\s*"?([A-Za-z0-9._:-]+)/i;

/**
 * What HTML is converted at most: the time that it takes grows with its length, with its tags and lines, and with its depth times both.
 * A note that is past them is refused rather than cut: half of a note reads like a whole one.
 */
const HTML_CHARACTERS = 500_000;
const HTML_TAGS_AND_LINES = 20_000;
const HTML_DEPTH = 100;
/** Stands where html-to-text leaves out what is too deep; nothing that it converts holds one. */
const LEFT_OUT = "\0";

/** `data` is base64; it is bounded by the line. */
export const attachment = parts({
  contentType: text(200).optional(),
  data: z.string("must be text").max(MAX_LINE_BYTES).optional(),
  title: text(500).optional(),
});

type FhirAttachment = z.infer<typeof attachment>;

/** The MIME type without parameters, in lower case. */
export function mimeType({ contentType }: FhirAttachment): string {
  return contentType?.split(";", 1)[0]!.trim().toLowerCase() || "application/octet-stream";
}

/** Whether it is text that is kept. Rich text (RTF) is not: its source is not for reading. */
export function isText(content: FhirAttachment): boolean {
  const type = mimeType(content);
  return type.startsWith("text/") && type !== "text/rtf" && content.data !== undefined;
}

/** The text inside; of HTML, what a reader sees of it. @throws BadLineError for what is no text, or too much to convert. */
export function decodedText(field: string, content: FhirAttachment): string {
  const data = (content.data ?? "").replaceAll(/\s+/g, "");
  if (!BASE64.test(data)) throw new BadLineError(`${field}.data is not base64`);
  const decoded = decode(field, content, Buffer.from(data, "base64"));
  if (decoded.includes("\0")) throw new BadLineError(`${field}.data holds a NUL character`);
  return mimeType(content) === "text/html" ? textOfHtml(field, decoded) : decoded;
}

function textOfHtml(field: string, html: string): string {
  if (html.length > HTML_CHARACTERS)
    throw new BadLineError(`${field}.data is HTML of more than ${HTML_CHARACTERS.toLocaleString("en-US")} characters`);
  if (html.split(/[<\n]/, HTML_TAGS_AND_LINES + 1).length > HTML_TAGS_AND_LINES)
    throw new BadLineError(
      `${field}.data is HTML of more than ${HTML_TAGS_AND_LINES.toLocaleString("en-US")} tags and lines`,
    );
  const seen = converted(field, html);
  if (seen.includes(LEFT_OUT)) throw new BadLineError(`${field}.data is HTML nested deeper than ${HTML_DEPTH} levels`);
  return seen;
}

function converted(field: string, html: string): string {
  try {
    return convert(html, {
      wordwrap: false,
      limits: { maxDepth: HTML_DEPTH, ellipsis: LEFT_OUT },
      selectors: [
        { selector: "a", options: { ignoreHref: true } },
        { selector: "img", format: "skip" },
      ],
    });
  } catch {
    // Whatever stumbles over what somebody wrote is that line's fault: no import ends by it.
    throw new BadLineError(`${field}.data is HTML that cannot be read`);
  }
}

function decode(field: string, { contentType = "" }: FhirAttachment, bytes: Buffer): string {
  const charset = CHARSET.exec(contentType)?.[1] ?? "utf-8";
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch (error) {
    const reason = error instanceof RangeError ? "has a character set that is not known" : `is not valid ${charset}`;
    throw new BadLineError(`${field}.data ${reason}`);
  }
}
