import type { PasswordRule } from "./password-rules.tsx";

/** The password rules in the server's words, with what can be told while typing. */
export function keptRules(
  rules: { readonly minimumLength: number; readonly digitRequired: boolean; readonly rules: readonly string[] },
  password: string,
  userName: string,
): readonly PasswordRule[] {
  return rules.rules.map((text) => ({ text, kept: kept(text) }));

  /** The server decides; a rule that the console does not know stays a ring. */
  function kept(rule: string): boolean | undefined {
    if (/\bcharacters\b/iu.test(rule)) return [...password].length >= rules.minimumLength;
    if (/\bdigit\b/iu.test(rule)) return /[0-9]/u.test(password);
    if (/\buser name\b/iu.test(rule) && userName !== "") {
      return password !== "" && !password.toLowerCase().includes(userName.toLowerCase());
    }
    return undefined;
  }
}
