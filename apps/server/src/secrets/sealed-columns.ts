/** A column whose values are sealed, one a row. */
export interface SealedColumn {
  readonly table: string;
  readonly column: string;
  /** The column that tells a practice's rows apart, and is part of the binding; null: the practice's own row. */
  readonly key: string | null;
  /** The column of the row's version, where that is part of the binding too: a value of an earlier version that is put back does not open. */
  readonly version?: string;
  /** What the value is for: the first part of its binding. */
  readonly purpose: string;
}

/** Every column that holds sealed values. Keys are rotated by this list: a value that it lacks would be lost with its key. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  { table: "totp", column: "secret", key: "user_id", purpose: "totp" },
  { table: "totp_enrolment", column: "secret", key: "user_id", purpose: "totp" },
  { table: "user_account", column: "smtp_password", key: "id", purpose: "user-smtp-password" },
  { table: "practice", column: "smtp_password", key: null, purpose: "practice-smtp-password" },
  { table: "practice", column: "agent_reference_key", key: null, purpose: "agent-reference-key" },
  { table: "support_pin", column: "digits", key: "user_id", version: "version", purpose: "support-pin" },
  { table: "support_code", column: "code", key: "id", purpose: "support-code" },
  { table: "app_unlock_pin", column: "digits", key: "user_id", version: "version", purpose: "app-unlock-pin" },
];

/**
 * The same of the vendor's own realm, which has no practice: sealed by a key of the master key itself (vendor-secrets.ts), and anew when
 * that is replaced.
 */
export const VENDOR_SEALED_COLUMNS: readonly (SealedColumn & { readonly key: string })[] = [
  { table: "vendor.totp", column: "secret", key: "employee_id", purpose: "vendor-totp" },
  { table: "vendor.totp_enrolment", column: "secret", key: "employee_id", purpose: "vendor-totp" },
];

/** What the value of a row is bound to, as it is given to `seal` and `open`. @param version null where the column has none. */
export function bindingOf(
  { purpose }: SealedColumn,
  key: string | null,
  version: number | null = null,
): readonly string[] {
  return [purpose, ...(key === null ? [] : [key]), ...(version === null ? [] : [String(version)])];
}
