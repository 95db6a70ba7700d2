/** What failed when a mail was handed over. */
export type DeliveryFault =
  | "HOST_UNKNOWN"
  | "NOT_PUBLIC"
  | "REFUSED"
  | "TIMEOUT"
  | "TLS"
  | "LOGIN"
  | "SENDER"
  | "RECIPIENT"
  | "OTHER";

/** A mail could not be handed over; the message says what failed and what to do, without credentials. */
export class DeliveryError extends Error {
  override name = "DeliveryError";

  readonly fault: DeliveryFault;
  /** What failed, as a clause without its full stop. */
  readonly what: string;

  /** @param advice sentences after it: the fix, and what the server answered. */
  constructor(fault: DeliveryFault, what: string, advice: string, options?: ErrorOptions) {
    super(`${what}. ${advice}`, options);
    this.fault = fault;
    this.what = what;
  }
}

/** Where a mail was to go, as far as its failure is told by it. */
export interface MailPlace {
  /** E.g. `mail.example.org (port 587)`. */
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly login: { readonly user: string; readonly password: string } | null;
  /** Whether the practice can mend it by its settings. */
  readonly ofPractice: boolean;
}

/** What nodemailer's errors say of themselves. */
interface SmtpFailure {
  readonly name?: string;
  readonly code?: string;
  /** What the system, or TLS, called it. */
  readonly originalCode?: string;
  /** The command that was refused, e.g. `RCPT TO`. */
  readonly command?: string;
  /** The server's answer. */
  readonly response?: string;
}

const UNREACHABLE = new Set(["ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH", "EADDRNOTAVAIL"]);
const TIMED_OUT = new Set(["ETIMEDOUT", "EABORT", "ABORT_ERR"]);
const TLS_CODE = /^(ERR_TLS|ERR_SSL|EPROTO|CERT_|DEPTH_|SELF_SIGNED|UNABLE_TO_|HOSTNAME_)/;

/** What failed, and the fix for whoever can change the settings, in words. */
export function toDeliveryError(error: unknown, place: MailPlace): DeliveryError {
  if (error instanceof DeliveryError) return error;
  const { fault, what, fix } = explain(error as SmtpFailure, place);
  const { response } = error as SmtpFailure;
  const advice = place.ofPractice ? fix : "Tell whoever runs this installation.";
  const answer = response === undefined ? "" : ` It answered: ${answerLine(response, place.login)}`;
  return new DeliveryError(fault, what, `${advice}${answer}`, { cause: error });
}

function explain(
  { name, code = "", originalCode, command = "", response }: SmtpFailure,
  place: MailPlace,
): { fault: DeliveryFault; what: string; fix: string } {
  const system = originalCode ?? code;
  if (code === "EAUTH") {
    return {
      fault: "LOGIN",
      what: `${place.name} refuses the login`,
      fix: "Check SMTP User and SMTP Password.",
    };
  }
  if (command === "MAIL FROM") {
    return {
      fault: "SENDER",
      what: `${place.name} takes no mail from ${place.from}`,
      fix: "Use an address that this login may send from, or give a login.",
    };
  }
  if (command === "RCPT TO") {
    return {
      fault: "RECIPIENT",
      what: `${place.name} takes no mail to ${place.to}`,
      fix: "Check the address, and whether the server asks for a login.",
    };
  }
  if (command === "STARTTLS") {
    return {
      fault: "TLS",
      what: `${place.name} offers no encryption (STARTTLS), and without it no password is sent`,
      fix: "Use the port that does, mostly 587 or 465.",
    };
  }
  if (code === "ETLS" || TLS_CODE.test(system)) {
    return {
      fault: "TLS",
      what: `There is no safe connection to ${place.name}: ${TLS_REASONS[system] ?? system}`,
      fix: "Check host and port, or ask who runs the server.",
    };
  }
  if (UNREACHABLE.has(system)) {
    return { fault: "REFUSED", what: `Nothing answers at ${place.name}`, fix: "Check host and port." };
  }
  if (TIMED_OUT.has(system) || TIMED_OUT.has(code) || name === "AbortError") {
    return { fault: "TIMEOUT", what: `${place.name} does not answer in time`, fix: "Check host and port." };
  }
  if (system === "EAI_AGAIN" || code === "EDNS") {
    return { fault: "HOST_UNKNOWN", what: `${place.name} cannot be looked up now`, fix: "Try again later." };
  }
  return {
    fault: "OTHER",
    what: response === undefined ? `${place.name} broke the connection off` : `${place.name} did not take the mail`,
    fix: "Try again later, or ask who runs the server.",
  };
}

const UNKNOWN_AUTHORITY = "its certificate is signed by an authority that is not known";
const TLS_REASONS: Record<string, string> = {
  CERT_HAS_EXPIRED: "its certificate has expired",
  CERT_NOT_YET_VALID: "its certificate is not valid yet",
  DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is signed by itself",
  SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT: UNKNOWN_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_AUTHORITY,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_AUTHORITY,
  ERR_TLS_CERT_ALTNAME_INVALID: "its certificate is for another name",
  ERR_SSL_WRONG_VERSION_NUMBER: "it does not speak TLS at this port",
};

const ANSWER_LENGTH = 200;

/** The server's own words in one line, cut, and without the login, which some servers repeat. */
function answerLine(response: string, login: MailPlace["login"]): string {
  let line = response.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
  for (const secret of login === null ? [] : formsOf(login)) line = line.replaceAll(secret, "…");
  const characters = [...line];
  return characters.length <= ANSWER_LENGTH ? line : `${characters.slice(0, ANSWER_LENGTH).join("")}…`;
}

/** A login's password as it stands in the commands of AUTH. */
function formsOf({ user, password }: { user: string; password: string }): string[] {
  const base64 = (text: string) => Buffer.from(text).toString("base64");
  return password === "" ? [] : [base64(`\0${user}\0${password}`), base64(password), password];
}
