/** Text as it is searched and ordered by: without marks and case, as the server folds names. */
export function fold(text: string): string {
  return text.normalize("NFKD").toLowerCase().normalize("NFKD").replaceAll(/\p{M}/gu, "");
}
