/** What a practice reads in place of a vendor employee's name: exactly `DrChrono Employee`, by the vendor's configured name (D8). */
export function employeeNameOf(vendorName: string): string {
  return `${vendorName} Employee`;
}

/** What a practice calls a BTG session: `DrChrono Access`. */
export function accessNameOf(vendorName: string): string {
  return `${vendorName} Access`;
}
