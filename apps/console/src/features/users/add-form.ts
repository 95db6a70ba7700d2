import type { AddUserInput, UserKind } from "../../lib/graphql/graphql.ts";

/** What is typed on the page Add. */
export interface AddForm {
  readonly kind: UserKind;
  readonly firstName: string;
  readonly lastName: string;
  readonly userTitle: string;
  readonly userName: string;
  readonly email: string;
  /** Whether a password is set now, or by the person through a mailed link. */
  readonly way: "password" | "invitation";
  readonly password: string;
  readonly passwordConfirmation: string;
  readonly emergencyAccess: boolean;
}

export const EMPTY_FORM: AddForm = {
  kind: "STAFF",
  firstName: "",
  lastName: "",
  userTitle: "",
  userName: "",
  email: "",
  way: "password",
  password: "",
  passwordConfirmation: "",
  emergencyAccess: false,
};

/** The fields that can have an error, in the order of the page. */
export const ADD_FIELDS = [
  "firstName",
  "lastName",
  "userTitle",
  "userName",
  "email",
  "password",
  "passwordConfirmation",
] as const satisfies readonly (keyof AddForm)[];

/** What can be told without the server; of a password only whether it is there twice. */
export function validateAdd(values: AddForm): Partial<Record<keyof AddForm, string>> {
  const errors: Partial<Record<keyof AddForm, string>> = {};
  const demand = (field: Exclude<keyof AddForm, "emergencyAccess">, words: string) => {
    if (values[field].trim() === "") errors[field] = `Type ${words}.`;
  };
  demand("firstName", "the first name");
  demand("lastName", "the last name");
  demand("userName", "the user name that the person signs in with");
  if (!/^[^@\s]+@[^@\s]+$/u.test(values.email.trim()))
    errors.email = "Type an e-mail address, such as kim@practice.example.";
  if (values.way === "password") {
    if (values.password === "") errors.password = "Type a password.";
    if (values.passwordConfirmation !== values.password)
      errors.passwordConfirmation = "The two passwords differ. Type the same one.";
  }
  return errors;
}

/** What the form says, as the mutation takes it. A password that was typed before the invitation was chosen is not sent. */
export function addInput(values: AddForm, roleIds: ReadonlySet<string>): AddUserInput {
  const { kind, way, password, passwordConfirmation, userTitle } = values;
  return {
    kind,
    userName: values.userName.trim(),
    email: values.email.trim(),
    ...(way === "password" ? { password, passwordConfirmation } : { invite: true }),
    profile: {
      firstName: values.firstName.trim(),
      lastName: values.lastName.trim(),
      ...(userTitle.trim() === "" ? {} : { userTitle: userTitle.trim() }),
    },
    roleIds: [...roleIds],
  };
}
