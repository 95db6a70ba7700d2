import { accessChangeInWords, roleChangeInWords, rolesOfAddedInWords, type WordedChange } from "./access-words.ts";

/** What a sentence is made from: names at the time of the act. */
export interface SentenceParts {
  readonly actor: string;
  readonly subject: string;
  readonly detail: string;
  readonly changes: readonly WordedChange[];
}

interface ActionText {
  /** In the report's Action column. */
  readonly label: string;
  /** The same when it was refused. */
  readonly refusedLabel: string;
  /** A sentence for people, for each outcome. */
  readonly sentence: (parts: SentenceParts) => string;
  readonly refused: (parts: SentenceParts) => string;
  /** What can begin and then fail by itself says so in words of its own. */
  readonly failedLabel?: string;
  readonly failed?: (parts: SentenceParts) => string;
  /** Its detail and changes hold what was typed, chosen or counted, which may tell of patients: kept back from whom a set blocks. */
  readonly mayTellOfPatients?: true;
}

/**
 * The catalogue of audited actions, by stable name `noun.verb`: names are hashed into entries and sent to others, so one is never
 * renamed or reused. A refusal is the same action with outcome REFUSED.
 */
export const AUDIT_ACTIONS = {
  "practice.create": {
    label: "Practice created",
    refusedLabel: "Practice refused",
    sentence: ({ actor, subject }) => `${actor} created the practice ${subject}.`,
    refused: ({ actor, subject }) => `${actor} was refused to create the practice ${subject}.`,
  },
  "btg.open": {
    label: "DrChrono Access",
    refusedLabel: "DrChrono Access refused",
    sentence: ({ actor, subject, detail }) => `${actor} accessed the account of ${subject}${detail}.`,
    refused: ({ actor, subject, detail }) => `${actor} was refused access to the account of ${subject}${detail}.`,
  },
  "btg.end": {
    label: "DrChrono Access ended",
    refusedLabel: "Ending refused",
    sentence: ({ actor, subject, detail }) => `${actor} ended the ${subject}${detail}.`,
    refused: ({ actor, subject, detail }) => `${actor} was refused to end the ${subject}${detail}.`,
  },
  "btg.expire": {
    label: "DrChrono Access expired",
    refusedLabel: "DrChrono Access expired",
    sentence: ({ subject, detail }) => `The ${subject}${detail} ended at its time limit.`,
    refused: ({ subject, detail }) => `The ${subject}${detail} ended at its time limit.`,
  },
  "btg.read": {
    label: "DrChrono Access",
    refusedLabel: "DrChrono Access refused",
    sentence: ({ actor, subject }) => `${actor} looked at ${subject}.`,
    refused: ({ actor, subject }) => `${actor} was refused ${subject}.`,
    failedLabel: "DrChrono Access failed",
    failed: ({ actor, subject, detail }) => `${actor} asked for ${subject}${detail}.`,
  },
  "btg.attempt": {
    label: "DrChrono Access",
    refusedLabel: "DrChrono Access refused",
    sentence: ({ actor, subject }) => `${actor} tried ${subject}, which changed nothing.`,
    refused: ({ actor, subject, detail }) => `${actor} was refused ${subject}${detail}.`,
    failedLabel: "DrChrono Access failed",
    failed: ({ actor, subject }) => `${actor} tried ${subject}, which failed.`,
  },
  "emergency-access.designate": {
    label: "Emergency access allowed",
    refusedLabel: "Allowing refused",
    sentence: ({ actor, subject }) => `${actor} allowed emergency access to ${subject}.`,
    refused: ({ actor, subject, detail }) =>
      `${actor} was refused to allow emergency access${subject === "" ? "" : ` to ${subject}`}${detail}.`,
  },
  "emergency-access.withdraw": {
    label: "Emergency access withdrawn",
    refusedLabel: "Withdrawing refused",
    sentence: ({ actor, subject }) => `${actor} withdrew the permission of emergency access from ${subject}.`,
    refused: ({ actor, detail }) => `${actor} was refused to withdraw emergency access${detail}.`,
  },
  "emergency-access.activate": {
    label: "Emergency access activated",
    refusedLabel: "Activation refused",
    sentence: ({ actor, detail }) => `${actor} activated emergency access mode${detail}.`,
    refused: ({ actor, detail }) => `${actor} was refused to activate emergency access mode${detail}.`,
  },
  "emergency-access.elevate": {
    label: "Emergency rights in force",
    refusedLabel: "Emergency rights refused",
    sentence: ({ actor }) =>
      `${actor} signed in with emergency access: the rights of an administrator came into force.`,
    refused: ({ actor, detail }) => `${actor} was refused the rights of emergency access${detail}.`,
  },
  "emergency-access.deactivate": {
    label: "Emergency access deactivated",
    refusedLabel: "Deactivation refused",
    sentence: ({ actor, subject, detail }) => `${actor} turned the emergency access mode of ${subject} off${detail}.`,
    refused: ({ actor, detail }) => `${actor} was refused to turn emergency access mode off${detail}.`,
  },
  "emergency-access.end": {
    label: "Emergency access ended",
    refusedLabel: "Emergency access ended",
    sentence: ({ subject }) => `The emergency access of ${subject} has ended.`,
    refused: ({ subject, detail }) => `The emergency access of ${subject} has not ended${detail}.`,
  },
  "chart-override.open": {
    label: "Blocked chart opened",
    refusedLabel: "Blocked chart refused",
    sentence: ({ actor, subject }) =>
      `${actor} opened the blocked chart of ${subject} in emergency access mode, for 60 minutes at most.`,
    refused: ({ actor, subject, detail }) =>
      `${actor} was refused to open ${subject === "" ? "a blocked chart" : `the chart of ${subject} as a blocked one`}${detail}.`,
  },
  "emergency-review.sign": {
    label: "Emergency access reviewed",
    refusedLabel: "Sign-off refused",
    sentence: ({ actor, subject }) => `${actor} signed the review of the emergency access of ${subject} off.`,
    refused: ({ actor, detail }) => `${actor} was refused to sign a review of emergency access off${detail}.`,
  },
  "support-pin.view": {
    label: "Support PIN viewed",
    refusedLabel: "Support PIN refused",
    sentence: ({ actor, subject }) => `${actor} viewed the Support PIN of ${subject}.`,
    refused: ({ actor, detail }) => `${actor} was refused to view a Support PIN${detail}.`,
  },
  "support-pin.generate": {
    label: "Support PIN generated",
    refusedLabel: "New Support PIN refused",
    sentence: ({ actor, subject }) => `${actor} generated a new Support PIN of ${subject}.`,
    refused: ({ actor, detail }) => `${actor} was refused to generate a Support PIN${detail}.`,
  },
  "support-pin.replace": {
    label: "Support PIN replaced",
    refusedLabel: "Replacing refused",
    sentence: ({ actor, subject, detail }) => `${actor} replaced the Support PIN of ${subject}${detail}.`,
    refused: ({ actor, subject }) => `${actor} was refused to replace the Support PIN of ${subject}.`,
  },
  "support-pin.try": {
    label: "Support PIN tried",
    refusedLabel: "Support PIN not tried",
    sentence: ({ actor, subject, detail }) => `${actor} tried a Support PIN of ${subject}${detail}.`,
    refused: ({ actor, subject, detail }) => `${actor} was refused to try a Support PIN of ${subject}${detail}.`,
  },
  "support-pin.validate": {
    label: "Support PIN validated",
    refusedLabel: "Support PIN wrong",
    sentence: ({ actor, subject, detail }) => `${actor} validated the Support PIN of ${subject}${detail}.`,
    refused: ({ actor, subject, detail }) => `${actor} gave a wrong Support PIN of ${subject}${detail}.`,
  },
  "support-pin.alarm": {
    label: "Many wrong Support PINs",
    refusedLabel: "Many wrong Support PINs",
    sentence: ({ detail }) => `Many wrong Support PINs and codes were given${detail}.`,
    refused: ({ detail }) => `Many wrong Support PINs and codes were given${detail}.`,
  },
  "support-code.send": {
    label: "Support code mailed",
    refusedLabel: "Support code refused",
    sentence: ({ actor, subject, detail }) => `${actor} had a support code mailed to ${subject}${detail}.`,
    refused: ({ actor, subject, detail }) => `${actor} was refused a support code for ${subject}${detail}.`,
  },
  "support-code.try": {
    label: "Support code tried",
    refusedLabel: "Support code not tried",
    sentence: ({ actor, subject, detail }) => `${actor} tried a support code of ${subject}${detail}.`,
    refused: ({ actor, subject, detail }) => `${actor} was refused to try a support code of ${subject}${detail}.`,
  },
  "support-code.validate": {
    label: "Support code validated",
    refusedLabel: "Support code wrong",
    sentence: ({ actor, subject, detail }) => `${actor} validated the support code of ${subject}${detail}.`,
    refused: ({ actor, subject, detail }) => `${actor} gave a wrong support code of ${subject}${detail}.`,
  },
  "app-unlock-pin.set": {
    label: "App Unlock PIN set",
    refusedLabel: "App Unlock PIN refused",
    sentence: ({ actor, detail }) => `${actor} set the App Unlock PIN${detail}.`,
    refused: ({ actor, detail }) => `${actor} was refused to set an App Unlock PIN${detail}.`,
  },
  "app-unlock-pin.verify": {
    label: "App unlocked",
    refusedLabel: "App not unlocked",
    sentence: ({ actor }) => `${actor} unlocked the app by its PIN.`,
    refused: ({ actor, detail }) => `${actor} was refused to unlock the app${detail}.`,
  },
  "notice.acknowledge": {
    label: "Notice seen",
    refusedLabel: "Notice refused",
    sentence: ({ actor, subject }) => `${actor} has seen the notice "${subject}".`,
    refused: ({ actor }) => `${actor} was refused to mark a notice as seen.`,
  },
  "practice.update": {
    label: "Practice settings changed",
    refusedLabel: "Settings refused",
    sentence: ({ actor, subject }) => `${actor} changed the settings of ${subject}.`,
    refused: ({ actor, detail }) => `${actor} was refused to change the practice's settings${detail}.`,
  },
  "practice-key.rotate": {
    label: "Keys renewed",
    refusedLabel: "Renewal of keys refused",
    sentence: ({ actor }) => `${actor} renewed the keys that the practice's secrets are sealed with.`,
    refused: ({ actor }) => `${actor} was refused to renew the keys of the practice's secrets.`,
  },
  "mail.test": {
    label: "Test mail sent",
    refusedLabel: "Test mail refused",
    sentence: ({ actor, detail }) => `${actor} sent a test mail${detail}.`,
    refused: ({ actor }) => `${actor} was refused to send a test mail.`,
    failedLabel: "Test mail failed",
    failed: ({ actor, detail }) => `A test mail of ${actor} could not be handed over${detail}.`,
  },
  "user.add": {
    label: "User added",
    refusedLabel: "Adding refused",
    sentence: ({ actor, subject, changes }) => `${actor} added the user ${subject}${rolesOfAddedInWords(changes)}.`,
    refused: ({ actor, subject }) => `${actor} was refused to add the user ${subject}.`,
  },
  "user.update": {
    label: "User changed",
    refusedLabel: "Change refused",
    sentence: ({ actor, subject }) => `${actor} changed the profile of ${subject}.`,
    refused: ({ actor, subject }) => `${actor} was refused to change the profile of ${subject}.`,
  },
  "user.disable": {
    label: "User disabled",
    refusedLabel: "Disabling refused",
    sentence: ({ actor, subject, detail }) => `${actor} disabled ${subject}${detail}.`,
    refused: ({ actor, subject, detail }) => `${actor} was refused to disable ${subject}${detail}.`,
  },
  "user.enable": {
    label: "User brought back",
    refusedLabel: "Bringing back refused",
    sentence: ({ actor, subject }) => `${actor} brought ${subject} back.`,
    refused: ({ actor, subject, detail }) => `${actor} was refused to bring ${subject} back${detail}.`,
  },
  "user.export": {
    label: "Users exported",
    refusedLabel: "Export refused",
    sentence: ({ actor, detail }) => `${actor} exported users and their rights${detail}.`,
    refused: ({ actor }) => `${actor} was refused to export users.`,
    failedLabel: "Export failed",
    failed: ({ actor, detail }) => `An export of users by ${actor} failed${detail}.`,
  },
  "export.download": {
    label: "Export downloaded",
    refusedLabel: "Download refused",
    sentence: ({ actor, subject }) => `${actor} downloaded ${subject}.`,
    refused: ({ actor, subject }) => `${actor} was refused to download ${subject}.`,
  },
  "user-access.update": {
    label: "Access changed",
    refusedLabel: "Access change refused",
    sentence: ({ actor, subject, detail, changes }) =>
      `${actor} ${accessChangeInWords(subject, changes) ?? `changed the roles and exceptions of ${subject}${detail}`}.`,
    refused: ({ actor, subject, detail }) => `${actor} was refused to change the access of ${subject}${detail}.`,
  },
  "invitation.send": {
    label: "Invitation mailed",
    refusedLabel: "Invitation refused",
    sentence: ({ actor, subject }) => `${actor} mailed an invitation to ${subject}.`,
    refused: ({ actor, subject }) => `${actor} was refused to invite ${subject}.`,
  },
  "invitation.accept": {
    label: "Invitation accepted",
    refusedLabel: "Invitation refused",
    sentence: ({ subject }) => `${subject} accepted the invitation and set a password.`,
    refused: ({ subject, detail }) => `An invitation of ${subject} was refused${detail}.`,
  },
  "login.unlock": {
    label: "Login unlocked",
    refusedLabel: "Unlocking refused",
    sentence: ({ actor, subject }) => `${actor} unlocked the login of ${subject}.`,
    refused: ({ actor, subject }) => `${actor} was refused to unlock the login of ${subject}.`,
  },
  "role.create": {
    label: "Role made",
    refusedLabel: "Role refused",
    sentence: ({ actor, subject }) => `${actor} made the role ${subject}.`,
    refused: ({ actor, subject, detail }) => `${actor} was refused to make the role ${subject}${detail}.`,
  },
  "role.update": {
    label: "Role changed",
    refusedLabel: "Role change refused",
    sentence: ({ actor, subject, detail, changes }) =>
      `${actor} ${roleChangeInWords(subject, changes) ?? `changed the role ${subject}`}${detail}.`,
    refused: ({ actor, subject, detail }) => `${actor} was refused to change the role ${subject}${detail}.`,
  },
  "role.delete": {
    label: "Role deleted",
    refusedLabel: "Deleting refused",
    sentence: ({ actor, subject, detail }) => `${actor} deleted the role ${subject}${detail}.`,
    refused: ({ actor, subject, detail }) => `${actor} was refused to delete the role ${subject}${detail}.`,
  },
  "user.read": {
    label: "Users seen",
    refusedLabel: "Users refused",
    sentence: ({ actor, subject, detail }) =>
      subject === "" ? `${actor} looked at the users${detail}.` : `${actor} looked at the login of ${subject}.`,
    refused: ({ actor }) => `${actor} was refused the list of users.`,
  },
  "role.read": {
    label: "Roles seen",
    refusedLabel: "Roles refused",
    sentence: ({ actor }) => `${actor} looked at the roles.`,
    refused: ({ actor }) => `${actor} was refused the list of roles.`,
  },
  "session.start": {
    label: "Signed in",
    refusedLabel: "Sign-in refused",
    sentence: ({ subject, detail }) => `${subject} signed in${detail}.`,
    refused: ({ subject, detail }) => `A sign-in as ${subject} was refused${detail}.`,
  },
  "session.end": {
    label: "Signed out",
    refusedLabel: "Sign-out refused",
    sentence: ({ subject, detail }) => `${subject} signed out${detail}.`,
    refused: ({ actor, subject }) => `${actor} was refused to end a session of ${subject}.`,
  },
  "session.extend": {
    label: "Stayed signed in",
    refusedLabel: "Staying refused",
    sentence: ({ subject }) => `${subject} chose to stay signed in.`,
    refused: ({ subject }) => `${subject} was refused to stay signed in.`,
  },
  "session.expire": {
    label: "Session expired",
    refusedLabel: "Session expired",
    sentence: ({ subject, detail }) => `A session of ${subject} expired${detail}.`,
    refused: ({ subject }) => `A request came with an expired session of ${subject}.`,
  },
  "session.revoke": {
    label: "Session ended",
    refusedLabel: "Ending refused",
    sentence: ({ actor, subject, detail }) => `${actor} ended ${detail.trim() || "a session"} of ${subject}.`,
    refused: ({ actor, subject }) => `${actor} was refused to end a session of ${subject}.`,
  },
  "session.challenge": {
    label: "Second factor asked for",
    refusedLabel: "Second factor refused",
    sentence: ({ subject, detail }) => `${subject} gave the right password${detail}; a second factor was asked for.`,
    refused: ({ subject, detail }) => `The second factor of ${subject} was refused${detail}.`,
  },
  "password.enter": {
    label: "Password entered",
    refusedLabel: "Password wrong",
    sentence: ({ subject, detail }) => `${subject} entered the password${detail}.`,
    refused: ({ subject, detail }) => `${subject} entered a wrong password${detail}.`,
  },
  "password.change": {
    label: "Password changed",
    refusedLabel: "Password change refused",
    sentence: ({ subject }) => `${subject} changed the password. The other sessions ended.`,
    refused: ({ subject, detail }) => `${subject} was refused to change the password${detail}.`,
  },
  "user-name.send": {
    label: "User name mailed",
    refusedLabel: "User name refused",
    sentence: ({ subject }) => `The user name of ${subject} was mailed to the address on file.`,
    refused: ({ subject }) => `The user name of ${subject} was not mailed.`,
  },
  "email-change.request": {
    label: "E-mail change asked for",
    refusedLabel: "E-mail change refused",
    sentence: ({ actor, subject, detail }) => `${actor} asked to change the e-mail address of ${subject}${detail}.`,
    refused: ({ actor, subject, detail }) =>
      `${actor} was refused to change the e-mail address of ${subject}${detail}.`,
  },
  "email-change.confirm": {
    label: "E-mail changed",
    refusedLabel: "E-mail change refused",
    sentence: ({ subject }) => `The new e-mail address of ${subject} was confirmed by its link.`,
    refused: ({ subject, detail }) => `A confirmation of the new e-mail address of ${subject} was refused${detail}.`,
  },
  "email-change.stop": {
    label: "E-mail change stopped",
    refusedLabel: "Stopping refused",
    sentence: ({ subject }) => `The change of the e-mail address of ${subject} was stopped from the old address.`,
    refused: ({ subject, detail }) => `Stopping the e-mail change of ${subject} was refused${detail}.`,
  },
  "email-change.cancel": {
    label: "E-mail change cancelled",
    refusedLabel: "Cancelling refused",
    sentence: ({ actor, subject }) => `${actor} cancelled the change of the e-mail address of ${subject}.`,
    refused: ({ actor, subject }) => `${actor} was refused to cancel the e-mail change of ${subject}.`,
  },
  "two-factor.enrol": {
    label: "Two-factor set up",
    refusedLabel: "Two-factor refused",
    sentence: ({ subject, detail }) => `${subject} set up an authenticator app${detail}.`,
    refused: ({ subject, detail }) => `Setting up two-factor authentication of ${subject} was refused${detail}.`,
  },
  "two-factor.prove": {
    label: "Two-factor shown",
    refusedLabel: "Two-factor refused",
    sentence: ({ subject, detail }) => `${subject} showed the second factor${detail}.`,
    refused: ({ subject, detail }) => `The second factor of ${subject} was refused${detail}.`,
  },
  "two-factor.remove": {
    label: "Two-factor removed",
    refusedLabel: "Removing refused",
    sentence: ({ subject }) => `${subject} removed the authenticator app.`,
    refused: ({ subject, detail }) => `${subject} was refused to remove the authenticator app${detail}.`,
  },
  "two-factor.reset": {
    label: "Two-factor reset",
    refusedLabel: "Two-factor reset refused",
    sentence: ({ actor, subject }) => `${actor} reset the two-factor authentication of ${subject}.`,
    refused: ({ actor, subject, detail }) =>
      `${actor} was refused to reset the two-factor authentication of ${subject}${detail}.`,
  },
  "recovery-code.use": {
    label: "Recovery code used",
    refusedLabel: "Recovery code refused",
    sentence: ({ subject, detail }) => `${subject} used a recovery code${detail}.`,
    refused: ({ subject }) => `A recovery code of ${subject} was refused.`,
  },
  "recovery-code.renew": {
    label: "Recovery codes renewed",
    refusedLabel: "Renewing refused",
    sentence: ({ subject }) => `${subject} made new recovery codes. The old ones are void.`,
    refused: ({ subject, detail }) => `${subject} was refused new recovery codes${detail}.`,
  },
  "browser-trust.add": {
    label: "Browser trusted",
    refusedLabel: "Trust refused",
    sentence: ({ subject, detail }) => `${subject} trusted a browser${detail}.`,
    refused: ({ subject }) => `${subject} was refused to trust a browser.`,
  },
  "browser-trust.revoke": {
    label: "Browser trust ended",
    refusedLabel: "Ending trust refused",
    sentence: ({ actor, subject, detail }) => `${actor} ended the browser trust of ${subject}${detail}.`,
    refused: ({ actor, subject }) => `${actor} was refused to end the browser trust of ${subject}.`,
  },
  "password-reset.send": {
    label: "Reset link mailed",
    refusedLabel: "Reset link refused",
    sentence: ({ subject }) => `A link to reset the password was mailed to ${subject}.`,
    refused: ({ subject, detail }) => `A link to reset the password of ${subject} was refused${detail}.`,
  },
  "password.reset": {
    label: "Password reset",
    refusedLabel: "Reset refused",
    sentence: ({ subject }) => `${subject} set a new password by a mailed link. All sessions ended.`,
    refused: ({ subject, detail }) => `A new password for ${subject} was refused${detail}.`,
  },
  "patient.search": {
    label: "Patients listed",
    refusedLabel: "Patient list refused",
    sentence: ({ actor, detail }) => `${actor} listed patients${detail}.`,
    refused: ({ actor }) => `${actor} was refused the list of patients.`,
    mayTellOfPatients: true,
  },
  "patient.open": {
    label: "Record opened",
    refusedLabel: "Record refused",
    sentence: ({ actor, subject }) => `${actor} opened the record of ${subject}.`,
    refused: ({ actor, subject, detail }) => `${actor} was refused the record of ${subject}${detail}.`,
  },
  "patient.import": {
    label: "Patients imported",
    refusedLabel: "Import refused",
    sentence: ({ actor, detail }) => `${actor} imported patients and charts${detail}.`,
    refused: ({ actor }) => `${actor} was refused to import patients.`,
    failedLabel: "Import failed",
    failed: ({ actor, detail }) => `An import of patients and charts by ${actor} failed${detail}.`,
  },
  "chart.open": {
    label: "Chart opened",
    refusedLabel: "Chart refused",
    sentence: ({ actor, subject }) => `${actor} opened the chart of ${subject}.`,
    refused: ({ actor, subject, detail }) => `${actor} was refused the chart of ${subject}${detail}.`,
  },
  "document.open": {
    label: "Document opened",
    refusedLabel: "Document refused",
    sentence: ({ actor, subject, detail }) => `${actor} opened ${subject}${detail}.`,
    refused: ({ actor, subject }) => `${actor} was refused ${subject}.`,
  },
  "patient-set.read": {
    label: "Patient set looked at",
    refusedLabel: "Patient set refused",
    sentence: ({ actor, subject, detail }) => `${actor} looked at who is in the patient set ${subject}${detail}.`,
    refused: ({ actor, subject }) => `${actor} was refused the patient set ${subject}.`,
  },
  "patient-set.save": {
    label: "Patient set saved",
    refusedLabel: "Patient set refused",
    sentence: ({ actor, subject, detail }) => `${actor} saved the patient set ${subject}${detail}.`,
    refused: ({ actor }) => `${actor} was refused to save a patient set.`,
    mayTellOfPatients: true,
  },
  "patient-set.update": {
    label: "Patient set changed",
    refusedLabel: "Patient set change refused",
    sentence: ({ actor, subject, detail }) => `${actor} changed the patient set ${subject}${detail}.`,
    refused: ({ actor, subject, detail }) => `${actor} was refused to change the patient set ${subject}${detail}.`,
    mayTellOfPatients: true,
  },
  "patient-set.member": {
    label: "Patient set member changed",
    refusedLabel: "Patient set change refused",
    sentence: ({ actor, subject, detail }) => `${actor} moved ${subject}${detail}.`,
    refused: ({ actor, subject, detail }) => `${actor} was refused to move ${subject}${detail}.`,
  },
  "set-security.update": {
    label: "Set security changed",
    refusedLabel: "Set security refused",
    sentence: ({ actor, subject, detail }) => `${actor} changed the set security of ${subject}${detail}.`,
    refused: ({ actor, subject, detail }) => `${actor} was refused to change the set security of ${subject}${detail}.`,
  },
  "patient-link.add": {
    label: "Patient linked",
    refusedLabel: "Link refused",
    sentence: ({ actor, subject, detail }) => `${actor} linked ${subject}${detail}.`,
    refused: ({ actor, subject, detail }) => `${actor} was refused to link ${subject}${detail}.`,
  },
  "patient-link.remove": {
    label: "Patient link removed",
    refusedLabel: "Removing refused",
    sentence: ({ actor, subject, detail }) => `${actor} removed the link of ${subject}${detail}.`,
    refused: ({ actor, subject, detail }) => `${actor} was refused to remove a link of ${subject}${detail}.`,
  },
  "patient-set.delete": {
    label: "Patient set deleted",
    refusedLabel: "Deleting refused",
    sentence: ({ actor, subject, detail }) => `${actor} deleted the patient set ${subject}${detail}.`,
    refused: ({ actor, subject, detail }) => `${actor} was refused to delete the patient set ${subject}${detail}.`,
  },
  "report.run": {
    label: "Report run",
    refusedLabel: "Report refused",
    sentence: ({ actor, detail }) => `${actor} ran the Demographic Report${detail}.`,
    refused: ({ actor }) => `${actor} was refused the Demographic Report.`,
    mayTellOfPatients: true,
  },
  "report.export": {
    label: "Report exported",
    refusedLabel: "Export refused",
    sentence: ({ actor, detail }) => `${actor} exported the Demographic Report${detail}.`,
    refused: ({ actor }) => `${actor} was refused to export the Demographic Report.`,
    failedLabel: "Export failed",
    failed: ({ actor, detail }) => `An export of the Demographic Report by ${actor} failed${detail}.`,
    mayTellOfPatients: true,
  },
  "saved-view.save": {
    label: "Query saved",
    refusedLabel: "Saving refused",
    sentence: ({ actor, subject }) => `${actor} saved ${subject}.`,
    refused: ({ actor, subject }) => `${actor} was refused to save ${subject}.`,
    mayTellOfPatients: true,
  },
  "saved-view.delete": {
    label: "Saved query deleted",
    refusedLabel: "Deleting refused",
    sentence: ({ actor, subject }) => `${actor} deleted ${subject}.`,
    refused: ({ actor, subject }) => `${actor} was refused to delete ${subject}.`,
    mayTellOfPatients: true,
  },
  "practitioner.link": {
    label: "Practitioner linked",
    refusedLabel: "Link refused",
    sentence: ({ actor, subject, detail }) => `${actor} changed which user ${subject} is${detail}.`,
    refused: ({ actor, subject }) => `${actor} was refused to link ${subject} to a user.`,
  },
  "audit.read": {
    label: "Audit report read",
    refusedLabel: "Audit report refused",
    sentence: ({ actor, detail }) => `${actor} read the audit report${detail}.`,
    refused: ({ actor, subject, detail }) =>
      `${actor} was refused the audit report${subject === "" ? "" : ` of ${subject}`}${detail}.`,
    mayTellOfPatients: true,
  },
  "vendor-employee.add": {
    label: "Vendor employee added",
    refusedLabel: "Adding refused",
    sentence: ({ actor, subject, detail }) => `${actor} added the vendor employee ${subject}${detail}.`,
    refused: ({ actor, subject }) => `${actor} was refused to add the vendor employee ${subject}.`,
  },
  "vendor-employee.disable": {
    label: "Vendor employee disabled",
    refusedLabel: "Disabling refused",
    sentence: ({ actor, subject }) => `${actor} disabled the vendor employee ${subject}. All sessions ended.`,
    refused: ({ actor, subject }) => `${actor} was refused to disable the vendor employee ${subject}.`,
  },
  "vendor-employee.enable": {
    label: "Vendor employee brought back",
    refusedLabel: "Bringing back refused",
    sentence: ({ actor, subject }) => `${actor} brought the vendor employee ${subject} back.`,
    refused: ({ actor, subject }) => `${actor} was refused to bring the vendor employee ${subject} back.`,
  },
  "vendor-employee.read": {
    label: "Vendor employees listed",
    refusedLabel: "Listing refused",
    sentence: ({ actor }) => `${actor} listed the vendor's employees.`,
    refused: ({ actor }) => `${actor} was refused the list of the vendor's employees.`,
  },
  "vendor-password.reset": {
    label: "Password reset",
    refusedLabel: "Reset refused",
    sentence: ({ actor, subject }) =>
      `${actor} gave the vendor employee ${subject} a new password. All sessions ended.`,
    refused: ({ actor, subject }) => `${actor} was refused to give the vendor employee ${subject} a new password.`,
  },
  "vendor-practice.search": {
    label: "Practices listed",
    refusedLabel: "Practices refused",
    sentence: ({ actor, detail }) => `${actor} listed practices${detail}.`,
    refused: ({ actor }) => `${actor} was refused the list of practices.`,
  },
  "vendor-practice.open": {
    label: "Practice looked at",
    refusedLabel: "Practice refused",
    sentence: ({ actor, subject }) => `${actor} looked at the practice ${subject}.`,
    refused: ({ actor, subject }) => `${actor} was refused the practice ${subject}.`,
  },
  "vendor-user.search": {
    label: "Users of a practice listed",
    refusedLabel: "Users refused",
    sentence: ({ actor, subject, detail }) => `${actor} listed the users of ${subject}${detail}.`,
    refused: ({ actor, subject }) => `${actor} was refused the users of ${subject}.`,
  },
  "vendor-btg.read": {
    label: "Accesses read",
    refusedLabel: "Accesses refused",
    sentence: ({ actor }) => `${actor} looked at who accessed which practice.`,
    refused: ({ actor }) => `${actor} was refused who accessed which practice.`,
  },
  "vendor-pin.read": {
    label: "Verified callers read",
    refusedLabel: "Verified callers refused",
    sentence: ({ actor }) => `${actor} looked at who verified which caller.`,
    refused: ({ actor }) => `${actor} was refused who verified which caller.`,
  },
  "vendor-user.open": {
    label: "User looked at",
    refusedLabel: "User refused",
    sentence: ({ actor, subject }) => `${actor} looked at the user ${subject}.`,
    refused: ({ actor, subject }) => `${actor} was refused the user ${subject}.`,
  },
  "job.cancel": {
    label: "Job cancelled",
    refusedLabel: "Cancelling refused",
    sentence: ({ actor, subject }) => `${actor} cancelled ${subject}.`,
    refused: ({ actor, subject }) => `${actor} was refused to cancel ${subject}.`,
  },
  "operation.refuse": {
    label: "Refused",
    refusedLabel: "Refused",
    sentence: ({ actor, subject }) => `${actor} was refused ${subject}.`,
    refused: ({ actor, subject, detail }) => `${actor} was refused ${subject}${detail}.`,
  },
} as const satisfies Record<string, ActionText>;

export type AuditAction = keyof typeof AUDIT_ACTIONS;
export type AuditOutcome = "SUCCESS" | "REFUSED" | "FAILURE";

export const AUDIT_ACTION_NAMES = Object.keys(AUDIT_ACTIONS) as readonly AuditAction[];

/** What leaves everything as it was, and takes nothing away. */
export const LOOKS: readonly AuditAction[] = [
  "audit.read",
  "chart.open",
  "document.open",
  "patient.open",
  "patient.search",
  "patient-set.read",
  "report.run",
  "role.read",
  "user.read",
];

/** Actions whose entries may tell of patients without being of one. */
export const TELLING_ACTIONS = AUDIT_ACTION_NAMES.filter((action) => "mayTellOfPatients" in AUDIT_ACTIONS[action]);

/** `support-pin.view` as the GraphQL enum writes it: `SUPPORT_PIN_VIEW`. */
export function auditActionEnumName(action: AuditAction): string {
  return action.replaceAll(/[.-]/g, "_").toUpperCase();
}

/** What the report's Action column says. */
export function actionLabel(action: AuditAction, outcome: AuditOutcome): string {
  const text: ActionText = AUDIT_ACTIONS[action];
  if (outcome === "SUCCESS") return text.label;
  return outcome === "FAILURE" ? (text.failedLabel ?? text.refusedLabel) : text.refusedLabel;
}

/** The entry in a plain sentence. */
export function sentenceOf(action: AuditAction, outcome: AuditOutcome, parts: SentenceParts): string {
  const text: ActionText = AUDIT_ACTIONS[action];
  if (outcome === "SUCCESS") return text.sentence(parts);
  return outcome === "FAILURE" ? (text.failed ?? text.refused)(parts) : text.refused(parts);
}
