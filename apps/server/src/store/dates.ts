/** Whether a text is a calendar date that exists, `YYYY-MM-DD`, from year 1 on: PostgreSQL has no year 0. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < "0001") return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Whether a text is an instant as toISOString writes it, from year 1 on. */
export function isInstant(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text) && text >= "0001" && !Number.isNaN(Date.parse(text))
  );
}
