import type { Addressee } from "../identity/account-mail.service.ts";

/*
 * What a user is told of his Support PIN and of codes. It holds no PIN and no employee's name: the vendor asks, and its log knows who it was.
 */

/** On which case, and who asks. */
interface Occasion {
  readonly vendorName: string;
  readonly caseNumber: string;
}

const WAS_IT_YOU = "Was it not you? Then tell an administrator of your practice now.";

export const supportPinValidated =
  ({ vendorName, caseNumber }: Occasion) =>
  ({ name, practice }: Addressee) => ({
    subject: "Your Support PIN was validated",
    body: `Hello ${name},

an employee of ${vendorName} was given your Support PIN at ${practice} for the case ${caseNumber}, and it matched. It holds no more: a new one has
been made for you. You see it in your account.

${WAS_IT_YOU}
`,
  });

export const supportPinRefused =
  ({ vendorName, caseNumber }: Occasion) =>
  ({ name, practice }: Addressee) => ({
    subject: "A wrong Support PIN was given for you",
    body: `Hello ${name},

an employee of ${vendorName} was given a Support PIN as yours at ${practice} for the case ${caseNumber}, and it did not match. Nothing was changed.

${WAS_IT_YOU}
`,
  });

export const supportPinReplaced =
  ({ vendorName, caseNumber }: Occasion) =>
  ({ name, practice }: Addressee) => ({
    subject: "Your Support PIN was replaced",
    body: `Hello ${name},

an employee of ${vendorName} was given a Support PIN as yours at ${practice} for the case ${caseNumber}, and it did not match. It was one wrong PIN too
many, so a new one has been made for you. You see it in your account. Your login is not locked.

${WAS_IT_YOU}
`,
  });

export const supportCodeValidated =
  ({ vendorName, caseNumber }: Occasion) =>
  ({ name, practice }: Addressee) => ({
    subject: "Your support code was validated",
    body: `Hello ${name},

an employee of ${vendorName} was given the code that was mailed to you at ${practice} for the case ${caseNumber}, and it matched. It holds no more.

${WAS_IT_YOU}
`,
  });

export const supportCodeRefused =
  ({ vendorName, caseNumber }: Occasion) =>
  ({ name, practice }: Addressee) => ({
    subject: "A wrong support code was given for you",
    body: `Hello ${name},

an employee of ${vendorName} was given a support code as yours at ${practice} for the case ${caseNumber}, and it did not match.

${WAS_IT_YOU}
`,
  });

/** The mail that holds the code. */
export const supportCode = ({ vendorName, caseNumber }: Occasion, code: string, { name, practice }: Addressee) => ({
  subject: `Your code for ${vendorName}`,
  body: `Hello ${name},

${vendorName} asks you to prove that you are ${name} of ${practice}, for the case ${caseNumber}. Tell the employee whom you are in touch with this code:

${code}

It holds for 10 minutes, once, and for this case alone. Nobody of ${vendorName} ever asks you for your password.

Did you not ask for support? Then tell nobody the code, and tell an administrator of your practice.
`,
});
