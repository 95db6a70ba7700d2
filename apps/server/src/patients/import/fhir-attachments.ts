import { convert } from "html-to-text";
import { z } from "zod";
import { parts, text } from "./fhir-elements.ts";
import { BadLineError, MAX_LINE_BYTES } from "./ndjson.ts";

const BASE64 = /^[A-Za-z0-9+/\s]*={0,2}\s*$/;
const CHARSET = /charset\s*=\s*"?([A-Za-z0-9._:-]+)/i;

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

/** The text inside; of HTML, what a reader sees of it. */
export function decodedText(field: string, content: FhirAttachment): string {
  const data = content.data ?? "";
  if (!BASE64.test(data)) throw new BadLineError(`${field}.data is not base64`);
  const decoded = decode(field, content, Buffer.from(data, "base64"));
  if (decoded.includes("\0")) throw new BadLineError(`${field}.data holds a NUL character`);
  if (mimeType(content) !== "text/html") return decoded;
  return convert(decoded, {
    wordwrap: false,
    selectors: [
      { selector: "a", options: { ignoreHref: true } },
      { selector: "img", format: "skip" },
    ],
  });
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
