import type { Addressee } from "./account-mail.service.ts";

/*
 * What a user is told about his second factor, so that he learns of it when it was not he. `mailUser` sends them.
 */

export const appSetUp = ({ name, userName, practice }: Addressee) => ({
  subject: "An authenticator app was set up",
  body: `Hello ${name},

an authenticator app was set up for your user name ${userName} at ${practice}. From now on a sign-in asks for its code.

Was it not you? Then change your password now, and tell an administrator of your practice.
`,
});

export const appRemoved = ({ name, userName, practice }: Addressee) => ({
  subject: "Your authenticator app was removed",
  body: `Hello ${name},

the authenticator app of your user name ${userName} at ${practice} was removed. A sign-in asks for the password alone now.

Was it not you? Then change your password now, and tell an administrator of your practice.
`,
});

export const recoveryCodesRenewed = ({ name, userName, practice }: Addressee) => ({
  subject: "Your recovery codes were renewed",
  body: `Hello ${name},

new recovery codes were made for your user name ${userName} at ${practice}. The old ones are void.

Was it not you? Then change your password now, and tell an administrator of your practice.
`,
});

export const recoveryCodeUsed =
  (left: number) =>
  ({ name, userName, practice }: Addressee) => ({
    subject: "A recovery code was used",
    body: `Hello ${name},

somebody who is signed in as ${userName} at ${practice} used one of your recovery codes. It is used up: ${left === 1 ? "1 is" : `${left} are`} left.
You can make new ones under Account, Two-factor authentication.

Was it not you? Then change your password now, and tell an administrator of your practice.
`,
  });

export const codesGuessed = ({ name, userName, practice }: Addressee) => ({
  subject: "Somebody who knows your password failed at the second step",
  body: `Hello ${name},

somebody gave the right password for your user name ${userName} at ${practice}, and then several wrong codes. Nobody was signed in.

Was it not you? Then somebody knows your password: change it now, and tell an administrator of your practice.
`,
});

export const twoFactorReset =
  (administrator: string) =>
  ({ name, userName, practice }: Addressee) => ({
    subject: "Your two-factor authentication was reset",
    body: `Hello ${name},

${administrator} reset the two-factor authentication of your user name ${userName} at ${practice}. Your authenticator app, recovery codes
and trusted browsers are void, and you were signed out everywhere. Set up an authenticator app anew after your next sign-in.

Did you not ask for this? Then tell another administrator of your practice.
`,
  });

/** To the administrators. */
export const twoFactorResetNotice = (administrator: string, user: string) => ({
  subject: `The two-factor authentication of ${user} was reset`,
  body: `${administrator} reset the two-factor authentication of ${user}. How ${user} was identified stands in the audit report.
`,
});
