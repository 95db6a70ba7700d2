const MARKS = /\p{M}+/gu;
const WHITE_SPACE = /\s+/gu;

/**
 * Text as the search columns hold it and as searches are compared: compatibility forms and marks taken off, lower case, white space
 * collapsed and trimmed. Folding twice changes nothing.
 */
export function fold(text: string): string {
  // Lower case can bring marks of its own (İ becomes i with a dot above), so it comes before they are taken off.
  return text.normalize("NFKD").toLowerCase().normalize("NFKD").replace(MARKS, "").replace(WHITE_SPACE, " ").trim();
}
